using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>Duty telephones of the demo hospital: invented, of the range of its staff, so that an alert there tells somebody.</summary>
public sealed class AlertDemo(CrmDb db) : IRoomPart
{
    private const int FirstOfDepartments = 500;
    private const int OfHospital = 499;

    public async Task InstallAsync(CancellationToken ct)
    {
        var codes = await db.Departments.Where(department => department.Kind == DepartmentKind.Clinical).OrderBy(department => department.Code).Select(department => department.Code).ToListAsync(ct);
        await SetAsync(AlertParameters.DepartmentPhones.Key, string.Join('；', codes.Select((code, at) => $"{code}={Number(FirstOfDepartments + at)}")), ct);
        await SetAsync(AlertParameters.HospitalPhone.Key, Number(OfHospital), ct);
    }

    private static string Number(int at) => $"{DemoStaff.MobileRange}{at:D4}";

    private async Task SetAsync(string key, string value, CancellationToken ct)
    {
        if (!await db.Parameters.AnyAsync(parameter => parameter.Key == key, ct))
        {
            db.Parameters.Add(new(key, value));
        }
    }
}
