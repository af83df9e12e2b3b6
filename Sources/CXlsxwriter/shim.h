#if !__has_include(<xlsxwriter.h>)
#error "libxlsxwriter is missing: run ./setup, then build again."
#else
#include <string.h>
#include <xlsxwriter.h>

/* The structures of options: their texts are const in some versions and not in others. */

static inline lxw_error xlsx_set_properties(lxw_workbook *book, const char *title, const char *comments, long created) {
    lxw_doc_properties properties;
    memset(&properties, 0, sizeof properties);
    *(const char **)&properties.title = title;
    *(const char **)&properties.comments = comments;
    properties.created = (time_t)created;
    return workbook_set_properties(book, &properties);
}

/* Cells of numbers from a value on; later rules leave them alone. */
static inline lxw_error xlsx_mark_from(
    lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column, double from, lxw_format *format) {
    lxw_conditional_format rule;
    memset(&rule, 0, sizeof rule);
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    rule.value = from;
    rule.format = format;
    rule.stop_if_true = 1;
    return worksheet_conditional_format_range(sheet, first, column, last, column, &rule);
}

/* Cells that begin with a text. */
static inline lxw_error xlsx_mark_text(
    lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column, const char *text, lxw_format *format) {
    lxw_conditional_format rule;
    memset(&rule, 0, sizeof rule);
    rule.type = LXW_CONDITIONAL_TYPE_TEXT;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH;
    *(const char **)&rule.value_string = text;
    rule.format = format;
    rule.stop_if_true = 1;
    return worksheet_conditional_format_range(sheet, first, column, last, column, &rule);
}
#endif
