using System.Globalization;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Export;

/// <summary>What the bench needs of the hospital: all twelve columns chosen, no second person asked.</summary>
internal static class ExportSetting
{
    public const string Exporter = "lead01";

    /// <returns>The day since which at least so many archives had their last visit.</returns>
    public static async Task<string> PrepareAsync(string folder, int rows, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        foreach (var parameter in new[] { ListParameters.ExportCap, ListParameters.ExportApprovalAbove })
        {
            db.Parameters.Add(new Parameter(parameter.Key, "1000000"));
        }

        db.ListLayouts.Add(new(Exporter, PatientList.Definition.Name, PatientList.Definition.ColumnNames));
        await db.SaveChangesAsync(ct);
        if (PatientList.Definition.ColumnNames.Count < 12)
        {
            throw new BenchFailure("the list of archives has fewer than twelve columns");
        }

        var days = db.Patients.OrderByDescending(patient => patient.LastVisitOn).ThenByDescending(patient => patient.Id).Select(patient => patient.LastVisitOn);
        return (await days.Skip(rows - 1).FirstAsync(ct))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? throw new BenchFailure("too few archives have a visit");
    }
}
