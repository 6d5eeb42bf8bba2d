using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>What may be chosen where a complaint is written down. Reads only.</summary>
public sealed class ComplaintChoiceBook(CrmDb db, CodeBook codes, DepartmentBook departments) : IRoomPart
{
    public async Task<ComplaintChoices> ReadAsync(CancellationToken ct) => new(
        await departments.ChoicesAsync(null, ct),
        await StaffAsync(ct),
        await codes.ChoicesAsync(CodeTables.ComplaintClasses, ct),
        await codes.ChoicesAsync(CodeTables.ComplaintSeverities, ct));

    /// <summary>可投诉人 as the hospital marked them; as long as it marked nobody, all who work here.</summary>
    private async Task<IReadOnlyList<ComplaintStaff>> StaffAsync(CancellationToken ct)
    {
        var isMarked = await db.Staff.AnyAsync(staff => staff.LeftAt == null && staff.IsComplainable, ct);
        return await db.Staff.Where(staff => staff.LeftAt == null && (!isMarked || staff.IsComplainable)).OrderBy(staff => staff.StaffNo)
            .Select(staff => new ComplaintStaff(staff.StaffNo, staff.Name, staff.DepartmentCode)).ToListAsync(ct);
    }
}

public sealed record ComplaintChoices(IReadOnlyList<DepartmentChoice> Departments, IReadOnlyList<ComplaintStaff> Staff, IReadOnlyList<CodeChoice> Categories, IReadOnlyList<CodeChoice> Importances)
{
    public string DepartmentName(string code) => Departments.FirstOrDefault(department => department.Code == code)?.Name ?? code;

    public string CategoryName(string code) => Categories.FirstOrDefault(choice => choice.Code == code)?.Name ?? code;

    public string ImportanceName(string code) => Importances.FirstOrDefault(choice => choice.Code == code)?.Name ?? code;

    public string StaffName(string staffNo) => Staff.FirstOrDefault(staff => staff.StaffNo == staffNo) is { } staff ? $"{staff.Name}（{staff.StaffNo}）" : staffNo;

    /// <summary>Of a department, or of all; whoever is chosen already stays among them.</summary>
    public IReadOnlyList<string> StaffOf(string? department, string? chosen)
    {
        var found = Staff.Where(staff => string.IsNullOrEmpty(department) || staff.DepartmentCode == department).Select(staff => staff.StaffNo).ToList();
        return string.IsNullOrEmpty(chosen) || found.Contains(chosen) ? found : [.. found, chosen];
    }
}

public sealed record ComplaintStaff(string StaffNo, string Name, string? DepartmentCode);
