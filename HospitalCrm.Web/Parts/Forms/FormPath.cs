using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>Finds the field a validator's path means: <c>Numbers[1].Number</c> is the property Number of the second of Numbers.</summary>
internal static class FormPath
{
    public static FieldIdentifier Resolve(object form, string path)
    {
        var owner = form;
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            var (name, index) = Split(steps[i]);
            var isLast = i == steps.Length - 1;
            if (isLast && index is null)
            {
                return new(owner, name);
            }

            var value = owner.GetType().GetProperty(name)?.GetValue(owner);
            var item = index is { } at && value is IEnumerable items ? items.Cast<object?>().ElementAtOrDefault(at) : value;
            if (item is null)
            {
                // The list is shorter than the path says: shown at the list itself.
                return new(owner, name);
            }

            if (isLast)
            {
                return new(item, "");
            }

            owner = item;
        }

        return new(form, "");
    }

    private static (string Name, int? Index) Split(string step) =>
        step.IndexOf('[', StringComparison.Ordinal) is > 0 and var at && int.TryParse(step[(at + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (step[..at], index)
            : (step, null);
}
