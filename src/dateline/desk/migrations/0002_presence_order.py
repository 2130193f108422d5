from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dateline_desk", "0001_initial")]

    operations = [
        migrations.AddField("presence", "said", models.BigIntegerField(default=0)),
        migrations.AddField("presence", "left", models.BooleanField(default=False)),
    ]
