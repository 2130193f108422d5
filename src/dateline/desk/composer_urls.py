"""Addresses of the composer, below the desk's own."""

from __future__ import annotations

from django.urls import path

from dateline.desk.views import blocks, drafts, embeds, pictures, preview

urlpatterns = [
    path("story/<int:story>/drafts/<uuid:draft>/", drafts.draft, name="draft"),
    path("story/<int:story>/drafts/<uuid:draft>/save/", drafts.save, name="draft-save"),
    path("story/<int:story>/drafts/<uuid:draft>/<slug:act>/", drafts.act, name="draft-act"),
    path("story/<int:story>/preview/", preview.preview, name="preview"),
    path("story/<int:story>/blocks/", blocks.block_form, name="block-form"),
    path("story/<int:story>/blocks/<slug:kind>/", blocks.block_put, name="block-put"),
    path("story/<int:story>/embeds/", embeds.embed, name="embed"),
    path("preview-frame/", preview.preview_frame, name="preview-frame"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("pictures/<int:picture>/", pictures.picture, name="picture"),
]
