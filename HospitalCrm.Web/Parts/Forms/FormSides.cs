using System.Collections;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>One field of one version of a form, in words, for laying two versions side by side.</summary>
internal static class FormSides
{
    public static string Text(object form, string field, Wording words) => Say(form.GetType().GetProperty(field)?.GetValue(form), words) is { Length: > 0 } said ? said : words["Blank"];

    private static string Say(object? value, Wording words) => value switch
    {
        null or string or IFormattable or bool => words.Value(value),
        IEnumerable items => string.Join("；", items.Cast<object?>().Select(item => Say(item, words))),
        // A line of a list (a number, a contact): its filled properties, without keys.
        _ => string.Join(' ', value.GetType().GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && FormCopy.IsField(property.Name))
            .Select(property => Say(property.GetValue(value), words))
            .Where(said => said.Length > 0)),
    };
}
