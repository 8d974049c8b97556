/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the HTML overview to its rules: well-formed, accessible, each count recounted, nobody named
 * who must not be. */
#include "config.h"

#include "random-snapshot.h"
#include "small-library.h"
#include "tl-recurrence.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>

/* A document as a tree, without its name spaces so that XPath stays readable. */
typedef struct
{
  xmlDoc *document;
  xmlXPathContext *context;
} Page;

static void
drop_namespaces (xmlNode *node)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE)
        node->ns = NULL;
      drop_namespaces (node->type == XML_ELEMENT_NODE ? node->children : NULL);
    }
}

static Page
read_page (const char *html)
{
  Page page = {
    xmlReadMemory (html, (int) strlen (html), "overview.html", "UTF-8", XML_PARSE_NONET), NULL
  };

  g_assert_nonnull (page.document);
  drop_namespaces (xmlDocGetRootElement (page.document));
  page.context = xmlXPathNewContext (page.document);
  return page;
}

static void
close_page (Page *page)
{
  xmlXPathFreeContext (page->context);
  xmlFreeDoc (page->document);
}

/* (transfer container) (element-type xmlNode). */
static GPtrArray *
find_nodes (Page *page, const char *path)
{
  xmlXPathObject *object = xmlXPathEvalExpression ((const xmlChar *) path, page->context);
  GPtrArray *nodes = g_ptr_array_new ();

  g_assert_nonnull (object);
  for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++)
    g_ptr_array_add (nodes, object->nodesetval->nodeTab[i]);
  xmlXPathFreeObject (object);
  return nodes;
}

static guint
count_nodes (Page *page, const char *path)
{
  g_autoptr (GPtrArray) nodes = find_nodes (page, path);

  return nodes->len;
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static char *
dup_words (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *copy = g_strdup ((const char *) content);

  xmlFree (content);
  return copy;
}

static guint
get_number (xmlNode *node, const char *name)
{
  g_autofree char *text = dup_attribute (node, name);
  guint64 number = 0;

  if (text == NULL)
    return 0;
  g_assert_true (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL));
  return (guint) number;
}

static void
test_golden (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "overview", "small.html", NULL);
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("TL_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, html, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (html, ==, expected);
}

static void
test_structure (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);
  g_autoptr (GPtrArray) headings =
      find_nodes (&page, "//main//h1|//main//h2|//main//h3|//main//h4|//main//h5|//main//h6");
  int last = 0;

  g_assert_cmpuint (count_nodes (&page, "/html[@lang='en-GB']/head/title"), ==, 1);
  g_assert_cmpuint (count_nodes (&page, "//h1"), ==, 1);
  g_assert_cmpuint (count_nodes (&page, "//script|//link|//img|//iframe|//*[@src]"), ==, 0);
  g_assert_cmpuint (count_nodes (&page, "//a[starts-with(@href,'http')]"), ==, 0);
  g_assert_cmpuint (count_nodes (&page, "/html/body/a[1][@href='#main']"), ==, 1);
  g_assert_cmpuint (
      count_nodes (&page, "//table[not(caption)]|//th[not(@scope)]|//table[not(thead)]"), ==, 0);
  g_assert_cmpuint (
      count_nodes (&page, "//figure/svg[not(title) or not(desc) or not(@aria-labelledby)]"), ==, 0);
  g_assert_cmpuint (count_nodes (&page, "//figure/svg[not(.//text)]"), ==, 0);
  g_assert_cmpuint (count_nodes (&page, "//nav//a"), >, 10);
  for (guint i = 0; i < headings->len; i++)
    {
      int level = ((xmlNode *) headings->pdata[i])->name[1] - '0';

      g_assert_cmpint (level, <=, last + 1);
      last = level;
    }
  close_page (&page);
}

static void
test_links (void)
{
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 2, .n_reviews = 25, .n_findings = 300 });
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);
  g_autoptr (GPtrArray) with_id = find_nodes (&page, "//*[@id]");
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < with_id->len; i++)
    g_assert_true (g_hash_table_add (ids, dup_attribute (with_id->pdata[i], "id")));
  links = find_nodes (&page, "//a[@href]");
  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *href = dup_attribute (links->pdata[i], "href");

      g_assert_cmpint (href[0], ==, '#');
      g_assert_true (g_hash_table_contains (ids, href + 1));
    }
  close_page (&page);
}

/* The number that a counted piece of the document should state; G_MAXUINT where this recount does
 * not know. */
static guint
recount (TlSnapshot *snapshot, const TlRecurrence *recurrence, const char *unit, const char *theme,
         const char *agency, const char *scope)
{
  const TlCount *count;

  if (g_str_equal (unit, "finding") && scope == NULL)
    return recurrence->n_findings;
  if (g_str_equal (unit, "review") && g_strcmp0 (scope, "library") == 0)
    return snapshot->reviews->len;
  if (!g_str_equal (unit, "review") || scope != NULL)
    return G_MAXUINT;
  if (theme == NULL && agency == NULL)
    return recurrence->n_reviews;
  count = tl_recurrence_get (recurrence, theme, agency);
  return count != NULL ? count->reviews->len : 0;
}

static guint
assert_counts (TlSnapshot *snapshot, const TlOverviewSettings *settings)
{
  const TlRecurrenceFilter filter = { .agency_id = settings->agency_id };
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, &filter);
  g_autoptr (GBytes) bytes = write_overview (snapshot, settings, TL_OVERVIEW_HTML);
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  Page page = read_page (html);
  g_autoptr (GPtrArray) nodes = find_nodes (&page, "//*[@data-count]");
  guint n_known = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *unit = dup_attribute (nodes->pdata[i], "data-unit"),
                      *theme = dup_attribute (nodes->pdata[i], "data-theme");
      g_autofree char *agency = dup_attribute (nodes->pdata[i], "data-agency"),
                      *scope = dup_attribute (nodes->pdata[i], "data-scope");
      g_autofree char *words = dup_words (nodes->pdata[i]);
      guint expected, shown = get_number (nodes->pdata[i], "data-count"),
                      of = get_number (nodes->pdata[i], "data-of");

      g_assert_nonnull (unit);
      expected = recount (snapshot, recurrence, unit, theme, agency, scope);
      /* What is said is what is counted. */
      g_assert_true ((shown == 0 && g_str_equal (words, "–"))
                     || g_ascii_strtoull (words, NULL, 10) == shown);
      g_assert_true (of == 0 || shown <= of);
      if (expected == G_MAXUINT)
        continue;
      g_assert_cmpuint (shown, ==, expected);
      n_known++;
    }
  close_page (&page);
  return n_known;
}

static void
test_counts (void)
{
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();

  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autoptr (TlSnapshot) snapshot = random_snapshot_new (&(RandomSnapshotOptions){
          .seed = seed, .n_reviews = 8 * seed, .n_findings = 100 * seed });

      settings->min_reviews = seed;
      g_clear_pointer (&settings->agency_id, g_free);
      g_assert_cmpuint (assert_counts (snapshot, settings), >, 100);
      settings->agency_id = g_strdup ("AG02");
      g_assert_cmpuint (assert_counts (snapshot, settings), >, 20);
    }
}

static void
test_recommendations (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);

  g_assert_cmpuint (
      count_nodes (&page, "//strong[@data-unit='recommendation' and @data-count='3']"), ==, 1);
  g_assert_cmpuint (count_nodes (&page, "//td/span[@data-unit='recommendation' and "
                                        "@data-agency='AG01' and @data-count='3']"),
                    ==, 1);
  g_assert_cmpuint (count_nodes (&page, "//td/span[@data-unit='recommendation' and "
                                        "@data-agency='AG02' and @data-count='1']"),
                    ==, 1);
  g_assert_cmpuint (count_nodes (&page, "//td/span[@data-unit='review' and @data-scope='status:A9' "
                                        "and @data-count='2' and @data-of='2']"),
                    ==, 1);
  close_page (&page);
}

static TlFinding *
find_finding (TlSnapshot *snapshot, const char *id)
{
  for (guint i = 0; i < snapshot->findings->len; i++)
    if (g_str_equal (tl_finding_get_id (snapshot->findings->pdata[i]), id))
      return snapshot->findings->pdata[i];
  return NULL;
}

static void
test_quotations (void)
{
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 9, .n_reviews = 20, .n_findings = 300 });
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);
  g_autoptr (GPtrArray) quotations = find_nodes (&page, "//figure[@data-finding]");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (quotations->len, >, 20);
  for (guint i = 0; i < quotations->len; i++)
    {
      g_autofree char *id = dup_attribute (quotations->pdata[i], "data-finding"),
                      *words = dup_words (quotations->pdata[i]);
      TlFinding *finding = find_finding (snapshot, id);

      g_assert_nonnull (finding);
      g_assert_nonnull (strstr (words, tl_finding_get_quote (finding)));
      g_assert_nonnull (strstr (words, ": paragraph "));
      g_assert_cmpstr (tl_finding_get_type_id (finding), !=, "F08");
      g_assert_cmpstr (tl_finding_get_type_id (finding), !=, "F09");
      g_assert_cmpstr (tl_finding_get_type_id (finding), !=, "F11");
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&id)));
    }
  close_page (&page);
}

/* Different reviews come first, the more important finding of a review before others, good practice
 * apart. */
static void
test_choice (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);
  g_autoptr (GPtrArray) quotations = find_nodes (&page, "//figure[@data-finding]");
  static const char *const expected[] = { "f02", "f09", "f04", "f01", "f03" };

  g_assert_cmpuint (quotations->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < quotations->len; i++)
    {
      g_autofree char *id = dup_attribute (quotations->pdata[i], "data-finding");

      g_assert_cmpstr (id, ==, expected[i]);
    }
  close_page (&page);
}

static void
test_nobody_named (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);

  g_assert_null (strstr (html, "Chairperson"));
  g_assert_null (strstr (html, "Authorperson"));
  g_assert_null (strstr (html, "The family felt"));
  g_assert_null (strstr (html, "could not have been predicted by"));
}

static void
test_characters (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);

  g_assert_cmpuint (
      count_nodes (&page, "//td/a/bdi[.='Person One & <Two>']|//th/bdi[.='Person One & <Two>']"), >,
      0);
  g_assert_cmpuint (count_nodes (&page, "//bdi[.='ليلى']"), >, 0);
  g_assert_cmpuint (count_nodes (&page, "//bdi[contains(.,'মিতা')]"), >, 0);
  g_assert_cmpuint (count_nodes (&page, "//blockquote/p[contains(.,'لم يسأل أحد')]"), ==, 1);
  g_assert_cmpuint (count_nodes (&page, "//bdi[.='Not yet read']"), ==, 1);
  close_page (&page);
}

static void
test_words (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autofree char *html = write_default_html (snapshot);
  Page page = read_page (html);
  g_autoptr (GPtrArray) bodies = find_nodes (&page, "//main");
  g_autofree char *words = dup_words (bodies->pdata[0]);

  g_assert_nonnull (strstr (words, "Found in 3 of 3 reviews, 2014–2016, in 2 boroughs."));
  g_assert_nonnull (strstr (words, "Behind each review is a person who died."));
  g_assert_nonnull (strstr (words, "Not coded does not mean absent."));
  g_assert_nonnull (strstr (words, "The reviews in this document are fictional."));
  g_assert_null (strchr (words, '%'));
  g_assert_null (strstr (words, "1 reviews"));
  g_assert_null (strstr (words, "1 findings"));
  g_assert_null (strstr (words, "1 boroughs"));
  g_assert_null (strstr (words, "1 themes"));
  g_assert_null (strstr (words, "(null)"));
  close_page (&page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/html/structure", test_structure);
  g_test_add_func ("/overview/html/links", test_links);
  g_test_add_func ("/overview/html/counts", test_counts);
  g_test_add_func ("/overview/html/recommendations", test_recommendations);
  g_test_add_func ("/overview/html/quotations", test_quotations);
  g_test_add_func ("/overview/html/choice", test_choice);
  g_test_add_func ("/overview/html/nobody-named", test_nobody_named);
  g_test_add_func ("/overview/html/characters", test_characters);
  g_test_add_func ("/overview/html/words", test_words);
  g_test_add_func ("/overview/html/golden", test_golden);
  return g_test_run ();
}
