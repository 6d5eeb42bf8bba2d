using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>Names for the ward's page: staff, departments, wards, and who left today.</summary>
public sealed class WardPeople(CrmDb db, PatientSight patients, ListTools tools) : IRoomPart
{
    private const int MostLeft = 30;
    private const int MostWards = 50;

    /// <summary>Those who left keep their names.</summary>
    internal async Task<IReadOnlyList<(string StaffNo, string Name, bool HasLeft)>> NamesAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var asked = numbers.Distinct().ToList();
        var known = await db.Staff.IgnoreQueryFilters().AsNoTracking().Where(staff => asked.Contains(staff.StaffNo))
            .Select(staff => new { staff.StaffNo, staff.Name, HasLeft = staff.LeftAt != null || staff.DeletedAt != null }).ToListAsync(ct);
        return [.. asked.Select(number => known.Find(staff => staff.StaffNo == number) is { } staff ? (number, staff.Name, staff.HasLeft) : (number, number, true))];
    }

    internal async Task<IReadOnlyList<WardDischarge>> DischargesAsync(IQueryable<Encounter> left, CancellationToken ct)
    {
        await patients.PrepareAsync(tools);
        var rows = await (
            from stay in left.AsNoTracking()
            join patient in db.Patients on stay.PatientId equals patient.Id
            orderby stay.EndedAt, stay.Id
            select new
            {
                stay.PatientId,
                patient.Name,
                IsRestricted = patient.RestrictedAs != null,
                stay.DiagnosisName,
                Doctor = db.Staff.Where(staff => staff.StaffNo == stay.DoctorNo).Select(staff => staff.Name).FirstOrDefault() ?? stay.DoctorNo,
                FirstDueOn = db.FollowUpTasks.Where(task => task.EncounterId == stay.Id && task.State != FollowUpState.Cancelled).Min(task => (DateOnly?)task.DueOn),
            }).Take(MostLeft).ToListAsync(ct);
        return [.. rows.Select(row => new WardDischarge(tools.Name(row.Name, row.IsRestricted) ?? "", row.PatientId.Value, tools.Covers(row.IsRestricted) ? null : row.DiagnosisName, row.Doctor, row.FirstDueOn))];
    }

    internal async Task<IReadOnlyList<WardChoice>> DepartmentsAsync(CancellationToken ct) =>
        await db.Departments.Where(department => department.Kind == DepartmentKind.Clinical && !department.IsHidden).OrderBy(department => department.Code)
            .Select(department => new WardChoice(department.Code, department.Name)).ToListAsync(ct);

    /// <summary>The wards somebody left in the last days; the hospital's own list of wards may know none of them.</summary>
    internal async Task<IReadOnlyList<WardChoice>> WardsAsync(IQueryable<Encounter> stays, int days, CancellationToken ct)
    {
        var since = tools.Clock.Today().AddDays(-days);
        var codes = await stays.Where(stay => stay.EndedOn >= since && stay.WardCode != null).Select(stay => stay.WardCode!).Distinct().OrderBy(code => code).Take(MostWards).ToListAsync(ct);
        var names = await db.Departments.Where(department => codes.Contains(department.Code)).ToDictionaryAsync(department => department.Code, department => department.Name, ct);
        return [.. codes.Select(code => new WardChoice(code, names.GetValueOrDefault(code, code)))];
    }
}
