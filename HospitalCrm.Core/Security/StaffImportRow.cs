using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>One row of a staff file with what is wrong with it.</summary>
/// <param name="Row">The row's number in the file, its header being 1.</param>
public sealed record StaffImportRow(int Row, StaffEntry Entry, IReadOnlyList<FieldProblem> Problems);
