from django.db import migrations

from dateline.record import triggers
from dateline.record.projection import past_head, past_update
from dateline.record.rebuilding import replay


def reseal(apps, schema_editor):
    triggers.remove(schema_editor.connection)
    triggers.install(schema_editor.connection)


def keep_the_past(apps, schema_editor):
    """Stories that were recorded before the past was kept."""
    entry, past_updates, past_heads = (
        apps.get_model("dateline_record", name) for name in ("Entry", "PastUpdate", "PastHead")
    )
    for story in entry.objects.order_by().values_list("story_id", flat=True).distinct():
        found = replay(entry.objects.filter(story_id=story).order_by("seq").iterator(chunk_size=500))
        rows = [past_update(story, state, until=until) for state, until in found.past_updates]
        past_updates.objects.bulk_create([_as(past_updates, row) for row in rows], batch_size=200)
        heads = [past_head(story, state) for state in found.past_heads]
        past_heads.objects.bulk_create([_as(past_heads, row) for row in heads], batch_size=200)


def _as(model, row):
    names = [field.attname for field in model._meta.fields if not field.primary_key]
    return model(**{name: getattr(row, name) for name in names})


class Migration(migrations.Migration):
    dependencies = [("dateline_record", "0004_past")]
    operations = [
        migrations.RunPython(reseal, migrations.RunPython.noop),
        migrations.RunPython(keep_the_past, migrations.RunPython.noop),
    ]
