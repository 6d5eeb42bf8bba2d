using HospitalCrm.Core.Integration.Feeds;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>Which view a file holds rows of, by its name: <c>patient.csv</c>, <c>crm_v_dept.xlsx</c>, <c>charge_20261122.csv</c>, <c>出院名单.xlsx</c>.</summary>
public static class FileViews
{
    public static IReadOnlyList<string> All { get; } = [.. HisContract.Views.Select(view => view.Name), DischargeList.View];

    public static string? Of(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName).Trim();
        var name = stem.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '_', ' ', '.', '(', ')');
        return HisContract.Find(stem)?.Name ?? HisContract.Find(name)?.Name
            ?? (name.StartsWith("出院", StringComparison.Ordinal) || name.Equals(DischargeList.View, StringComparison.OrdinalIgnoreCase) ? DischargeList.View : null);
    }
}
