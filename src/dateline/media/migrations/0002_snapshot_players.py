from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dateline_media", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="embedsnapshot",
            name="player",
            field=models.URLField(blank=True, max_length=2000, verbose_name="player’s address"),
        ),
        migrations.AddField(
            model_name="embedsnapshot",
            name="player_kind",
            field=models.CharField(
                blank=True,
                choices=[("video", "video"), ("sound", "sound"), ("chart", "chart")],
                max_length=10,
                verbose_name="what the player shows",
            ),
        ),
        migrations.AddField(
            model_name="embedsnapshot",
            name="player_ratio",
            field=models.CharField(blank=True, max_length=11, verbose_name="player’s proportions"),
        ),
        migrations.AddField(
            model_name="embedsnapshot",
            name="public_id",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="embedsnapshot",
            name="problem",
            field=models.CharField(blank=True, max_length=255, verbose_name="problem"),
        ),
        migrations.AddField(
            model_name="embedsnapshot",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="embedsnapshot",
            name="retry_at",
            field=models.DateTimeField(blank=True, db_index=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="embedsnapshot",
            index=models.Index(fields=["-created"], name="dateline_media_snapshot_newest"),
        ),
    ]
