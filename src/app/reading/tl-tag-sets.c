/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes used of late and the sets pinned to keys, for each library. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-tag-sets.h"

#define KEY "tag-sets"
#define SET_TYPE "(asass)"
#define SETS_TYPE "a{u" SET_TYPE "}" /* 0 is the set used last */
#define RECENT_TYPE "a(us)"
#define LIBRARY_TYPE "(s" RECENT_TYPE SETS_TYPE ")"
#define ALL_TYPE "a" LIBRARY_TYPE

enum
{
  MAX_RECENT = 12,
  MAX_LIBRARIES = 20,
  LAST = 0
};

typedef struct
{
  TlCodeKind kind;
  char *id;
} Recent;

struct _TlTagSets
{
  GObject parent_instance;

  GSettings *settings; /* nullable */
  gboolean is_writing;
  char *library;
  GPtrArray *recent;                    /* Recent, latest first */
  TlTagSet *sets[1 + TL_TAG_SETS_PINS]; /* the last, then the pinned; each may be NULL */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (TlTagSets, tl_tag_sets, G_TYPE_OBJECT)

TlTagSet *
tl_tag_set_new (const char *const *themes, const char *const *agencies, const char *type_id)
{
  TlTagSet *self = g_new0 (TlTagSet, 1);

  self->themes = g_strdupv ((GStrv) themes);
  self->agencies = g_strdupv ((GStrv) agencies);
  self->type_id = g_strdup (type_id);
  return self;
}

void
tl_tag_set_free (TlTagSet *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->themes);
  g_strfreev (self->agencies);
  g_free (self->type_id);
  g_free (self);
}

static TlCode *
find_code (TlCodebook *codebook, TlCodeKind kind, const char *id)
{
  TlCode *code = tl_codebook_lookup (codebook, kind, id);

  return code != NULL && !tl_code_get_is_retired (code) ? code : NULL;
}

static GStrv
check_ids (TlCodebook *codebook, TlCodeKind kind, GStrv ids)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (find_code (codebook, kind, ids[i]) != NULL)
      g_strv_builder_add (kept, ids[i]);
  return g_strv_builder_end (kept);
}

TlTagSet *
tl_tag_set_check (const TlTagSet *self, TlCodebook *codebook)
{
  g_auto (GStrv) themes = check_ids (codebook, TL_CODE_THEME, self->themes);
  g_auto (GStrv) agencies = check_ids (codebook, TL_CODE_AGENCY, self->agencies);

  if ((themes[0] == NULL && agencies[0] == NULL)
      || find_code (codebook, TL_CODE_FINDING_TYPE, self->type_id) == NULL)
    return NULL;
  return tl_tag_set_new ((const char *const *) themes, (const char *const *) agencies,
                         self->type_id);
}

static void
add_name (GString *label, const char *name)
{
  g_string_append_printf (label, "%s%s", label->len > 0 ? " · " : "", name);
}

char *
tl_tag_set_dup_label (const TlTagSet *self, TlCodebook *codebook)
{
  g_autoptr (GString) label = g_string_new (NULL);
  TlCode *code;

  for (guint i = 0; self->themes[i] != NULL; i++)
    add_name (label, self->themes[i]);
  for (guint i = 0; self->agencies[i] != NULL; i++)
    {
      code = tl_codebook_lookup (codebook, TL_CODE_AGENCY, self->agencies[i]);
      add_name (label, code != NULL ? tl_code_get_name (code) : self->agencies[i]);
    }
  code = tl_codebook_lookup (codebook, TL_CODE_FINDING_TYPE, self->type_id);
  if (code != NULL)
    add_name (label, tl_code_get_name (code));
  return g_strdup (label->str);
}

static void
recent_free (gpointer data)
{
  Recent *self = data;

  g_free (self->id);
  g_free (self);
}

static void
add_recent (TlTagSets *self, int at, TlCodeKind kind, const char *id)
{
  Recent *recent;

  for (guint i = 0; i < self->recent->len; i++)
    {
      recent = self->recent->pdata[i];
      if (recent->kind == kind && g_str_equal (recent->id, id))
        {
          g_ptr_array_remove_index (self->recent, i);
          break;
        }
    }
  recent = g_new0 (Recent, 1);
  recent->kind = kind;
  recent->id = g_strdup (id);
  g_ptr_array_insert (self->recent, at, recent);
  if (self->recent->len > MAX_RECENT)
    g_ptr_array_set_size (self->recent, MAX_RECENT);
}

static void
read_library (TlTagSets *self, GVariant *library)
{
  g_autoptr (GVariantIter) recent = NULL, sets = NULL;
  GStrv themes, agencies;
  const char *id;
  guint kind, key;

  g_variant_get (library, "(&s" RECENT_TYPE SETS_TYPE ")", NULL, &recent, &sets);
  while (g_variant_iter_next (recent, "(u&s)", &kind, &id))
    if (kind < TL_N_CODE_KINDS)
      add_recent (self, -1, (TlCodeKind) kind, id);
  while (g_variant_iter_next (sets, "{u(^as^as&s)}", &key, &themes, &agencies, &id))
    {
      if (key <= TL_TAG_SETS_PINS && self->sets[key] == NULL)
        self->sets[key] =
            tl_tag_set_new ((const char *const *) themes, (const char *const *) agencies, id);
      g_strfreev (themes);
      g_strfreev (agencies);
    }
}

static void
read_settings (TlTagSets *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) library = g_variant_get_child_value (all, i);
      const char *path;

      g_variant_get_child (library, 0, "&s", &path);
      if (g_str_equal (path, self->library))
        {
          read_library (self, library);
          return;
        }
    }
}

static GVariant *
make_library (TlTagSets *self)
{
  g_auto (GVariantBuilder) recent = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (RECENT_TYPE));
  g_auto (GVariantBuilder) sets = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (SETS_TYPE));

  for (guint i = 0; i < self->recent->len; i++)
    {
      const Recent *one = self->recent->pdata[i];

      g_variant_builder_add (&recent, "(us)", (guint) one->kind, one->id);
    }
  for (guint key = 0; key <= TL_TAG_SETS_PINS; key++)
    if (self->sets[key] != NULL)
      g_variant_builder_add (&sets, "{u(^as^ass)}", key, self->sets[key]->themes,
                             self->sets[key]->agencies, self->sets[key]->type_id);
  return g_variant_new ("(s@" RECENT_TYPE "@" SETS_TYPE ")", self->library,
                        g_variant_builder_end (&recent), g_variant_builder_end (&sets));
}

/* This library comes first; the others keep their order, and the oldest go. */
static void
write_settings (TlTagSets *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (ALL_TYPE));
  guint n = 1;

  g_variant_builder_add_value (&builder, make_library (self));
  for (gsize i = 0; i < g_variant_n_children (all) && n < MAX_LIBRARIES; i++)
    {
      g_autoptr (GVariant) library = g_variant_get_child_value (all, i);
      const char *path;

      g_variant_get_child (library, 0, "&s", &path);
      if (g_str_equal (path, self->library))
        continue;
      g_variant_builder_add_value (&builder, library);
      n++;
    }
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
change (TlTagSets *self)
{
  self->is_writing = TRUE;
  if (self->settings != NULL)
    write_settings (self);
  self->is_writing = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

static void
clear (TlTagSets *self)
{
  g_ptr_array_set_size (self->recent, 0);
  for (guint key = 0; key <= TL_TAG_SETS_PINS; key++)
    g_clear_pointer (&self->sets[key], tl_tag_set_free);
}

/* Another page tagged or pinned something in the same library. */
static void
settings_changed_cb (TlTagSets *self)
{
  if (self->is_writing)
    return;
  clear (self);
  read_settings (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
tl_tag_sets_finalize (GObject *object)
{
  TlTagSets *self = TL_TAG_SETS (object);

  g_clear_object (&self->settings);
  g_free (self->library);
  clear (self);
  g_ptr_array_unref (self->recent);
  G_OBJECT_CLASS (tl_tag_sets_parent_class)->finalize (object);
}

static void
tl_tag_sets_class_init (TlTagSetsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_tag_sets_finalize;
  changed_signal = g_signal_new ("changed", TL_TYPE_TAG_SETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
tl_tag_sets_init (TlTagSets *self)
{
  self->recent = g_ptr_array_new_with_free_func (recent_free);
}

TlTagSets *
tl_tag_sets_new (GSettings *settings, const char *library)
{
  TlTagSets *self = g_object_new (TL_TYPE_TAG_SETS, NULL);

  g_return_val_if_fail (library != NULL, self);
  self->library = g_strdup (library);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      read_settings (self);
      g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (settings_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}

static void
set_set (TlTagSets *self, guint key, const TlTagSet *set)
{
  TlTagSet *old = self->sets[key];

  self->sets[key] = set == NULL
                        ? NULL
                        : tl_tag_set_new ((const char *const *) set->themes,
                                          (const char *const *) set->agencies, set->type_id);
  tl_tag_set_free (old);
}

void
tl_tag_sets_use (TlTagSets *self, const TlTagSet *set)
{
  g_return_if_fail (TL_IS_TAG_SETS (self) && set != NULL);
  set_set (self, LAST, set);
  set = self->sets[LAST];
  for (guint i = g_strv_length (set->agencies); i > 0; i--)
    add_recent (self, 0, TL_CODE_AGENCY, set->agencies[i - 1]);
  for (guint i = g_strv_length (set->themes); i > 0; i--)
    add_recent (self, 0, TL_CODE_THEME, set->themes[i - 1]);
  change (self);
}

const TlTagSet *
tl_tag_sets_get_last (TlTagSets *self)
{
  g_return_val_if_fail (TL_IS_TAG_SETS (self), NULL);
  return self->sets[LAST];
}

const TlTagSet *
tl_tag_sets_get_pinned (TlTagSets *self, guint key)
{
  g_return_val_if_fail (TL_IS_TAG_SETS (self), NULL);
  g_return_val_if_fail (key >= 1 && key <= TL_TAG_SETS_PINS, NULL);
  return self->sets[key];
}

void
tl_tag_sets_pin (TlTagSets *self, guint key, const TlTagSet *set)
{
  g_return_if_fail (TL_IS_TAG_SETS (self));
  g_return_if_fail (key >= 1 && key <= TL_TAG_SETS_PINS);
  set_set (self, key, set);
  change (self);
}

GPtrArray *
tl_tag_sets_list_recent (TlTagSets *self, TlCodebook *codebook)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TL_IS_TAG_SETS (self), codes);
  for (guint i = 0; i < self->recent->len; i++)
    {
      const Recent *recent = self->recent->pdata[i];
      TlCode *code = find_code (codebook, recent->kind, recent->id);

      if (code != NULL)
        g_ptr_array_add (codes, g_object_ref (code));
    }
  return codes;
}
