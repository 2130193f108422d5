from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ReaderCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("process", models.UUIDField()),
                ("story", models.UUIDField()),
                ("readers", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "count of readers",
                "indexes": [models.Index(fields=["story", "counted_at"], name="dateline_readers_recent")],
                "constraints": [models.UniqueConstraint(fields=("process", "story"), name="dateline_readers_once")],
            },
        ),
    ]
