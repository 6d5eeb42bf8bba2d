using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>What an import would do with one row, or what is wrong with it.</summary>
/// <param name="Problems">By column.</param>
public sealed record ImportFinding(ImportLine Line, ImportChange Change, IReadOnlyList<FieldProblem> Problems);

public enum ImportChange
{
    New,
    Changed,
    Same,
    Faulty,
}

/// <param name="Whole">What is wrong with the rows together, though each holds by itself.</param>
public sealed record ImportPreview(IReadOnlyList<ImportFinding> Findings, Problem? Whole)
{
    public bool Holds => Whole is null && Findings.All(finding => finding.Change != ImportChange.Faulty);

    public int Count(ImportChange change) => Findings.Count(finding => finding.Change == change);
}

/// <summary>What an import did.</summary>
public sealed record ImportReport(int Added, int Changed, int Same);
