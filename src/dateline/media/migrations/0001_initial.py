import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

import dateline.media.models.picture_file


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # A site may keep another image model; a stored post's picture is then one of that.
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at")),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "file",
                    dateline.media.models.picture_file.PictureFileField(
                        height_field="height",
                        max_length=255,
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="What the picture shows, for people who can’t see it. Not the caption.",
                        max_length=255,
                        verbose_name="alt text",
                    ),
                ),
                (
                    "caption",
                    models.TextField(
                        blank=True,
                        help_text="What readers need to know beside the picture.",
                        max_length=2000,
                        verbose_name="caption",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Shown to readers, for example “M. Hale / The Vale Herald”.",
                        max_length=255,
                        verbose_name="credit",
                    ),
                ),
                (
                    "creator",
                    models.CharField(
                        blank=True,
                        help_text="Who took or made it. Readers see the credit instead.",
                        max_length=255,
                        verbose_name="creator",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Where the newsroom got it from.", max_length=255, verbose_name="source"
                    ),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken at")),
                (
                    "digital_source_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", "Photograph"),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/computationalCapture",
                                "Photograph joined from several frames",
                            ),
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm", "Scan of a negative"),
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/positiveFilm", "Scan of a slide"),
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/print", "Scan of a print"),
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits", "Picture edited by a person"),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced",
                                "Picture altered by software",
                            ),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
                                "Drawing or other digital work",
                            ),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia",
                                "Chart or map made from data",
                            ),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
                                "Made by software without training data",
                            ),
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/screenCapture", "Screenshot"),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/virtualRecording",
                                "Recording of a virtual event",
                            ),
                            ("http://cv.iptc.org/newscodes/digitalsourcetype/composite", "Composite"),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture",
                                "Composite of photographs",
                            ),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                                "Created using generative AI",
                            ),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
                                "Edited using generative AI",
                            ),
                            (
                                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic",
                                "Composite including generative AI elements",
                            ),
                        ],
                        help_text="Readers are told when a picture was made or changed with generative AI.",
                        max_length=120,
                        verbose_name="how it was made",
                    ),
                ),
                ("copyright_notice", models.CharField(blank=True, max_length=255, verbose_name="copyright notice")),
                (
                    "licence",
                    models.CharField(
                        blank=True, help_text="On what terms it may be used.", max_length=500, verbose_name="licence"
                    ),
                ),
                ("licence_url", models.URLField(blank=True, max_length=2000, verbose_name="licence address")),
                (
                    "licensor_url",
                    models.URLField(
                        blank=True,
                        help_text="Where others can get a licence.",
                        max_length=2000,
                        verbose_name="licensor’s address",
                    ),
                ),
                (
                    "usage_note",
                    models.TextField(
                        blank=True,
                        help_text="For the desk only, for example “one use only”. Readers never see it.",
                        max_length=2000,
                        verbose_name="usage note",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="EmbedSnapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=100, verbose_name="provider")),
                ("url", models.URLField(max_length=2000, verbose_name="address")),
                ("author", models.CharField(blank=True, max_length=255, verbose_name="author")),
                ("handle", models.CharField(blank=True, max_length=255, verbose_name="handle")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="text")),
                (
                    "lang",
                    models.CharField(
                        blank=True, help_text="A BCP 47 tag such as “pt-BR”.", max_length=35, verbose_name="language"
                    ),
                ),
                ("posted_at", models.DateTimeField(blank=True, null=True, verbose_name="posted at")),
                ("fetched_at", models.DateTimeField(blank=True, null=True, verbose_name="fetched at")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("kept", "kept"),
                            ("deleted", "deleted by its author"),
                            ("unavailable", "not available"),
                            ("link-only", "link only"),
                        ],
                        db_index=True,
                        default="kept",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "created",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=get_image_model_string(),
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "stored post",
                "verbose_name_plural": "stored posts",
                "ordering": ["-created", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PictureRendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "file",
                    dateline.media.models.picture_file.PictureFileField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="dateline_media.picture",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"),
                        name="dateline_media_one_rendition_per_filter",
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
