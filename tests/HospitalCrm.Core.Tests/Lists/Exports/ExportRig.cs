using System.Data;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Lists.Exports;

/// <summary>Exports into memory, read back by a program we did not write.</summary>
internal static class ExportRig
{
    static ExportRig() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The list of the tests, which may be exported by whoever manages the settings.</summary>
    public static ListDefinition<WorkRunRow> List { get; } = new("work-runs")
    {
        Source = WorkRunList.Definition.Source,
        Key = WorkRunList.Definition.Key,
        Columns = WorkRunList.Definition.Columns,
        Filters = WorkRunList.Definition.Filters,
        Owner = row => row.Work,
        Permissions = new(SettingsPermissions.View) { Export = SettingsPermissions.Manage, SeeAll = ExportPermissions.Approve },
    };

    public static SheetWords Words { get; } = new(
        "运行/记录",
        column => "列" + column,
        value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        mark => $"{mark.Name} {mark.StaffNo} {mark.Rows} {mark.Reason}");

    public static ExportOrder All(string reason = "季度核对") => new(new(), ExportReach.All, reason);

    public static async Task<(Outcome<int> Outcome, DataTable? Sheet)> ExportAsync(
        this TestHospital hospital, Actor actor, ExportOrder order, ListDefinition<WorkRunRow>? list = null, Action<int, int>? progress = null, CancellationToken ct = default)
    {
        using var stream = new MemoryStream();
        var outcome = await hospital.Run.ExportAsync(actor, list ?? List, order, Words, new(stream, progress ?? ((_, _) => { })), ct);
        return (outcome, outcome.Succeeded ? Read(stream) : null);
    }

    public static DataTable Read(Stream stream)
    {
        stream.Position = 0;
        using var reader = ExcelReaderFactory.CreateReader(stream, new() { LeaveOpen = true });
        var table = new DataTable(reader.Name) { Locale = CultureInfo.InvariantCulture };
        while (reader.Read())
        {
            while (table.Columns.Count < reader.FieldCount)
            {
                table.Columns.Add("c" + table.Columns.Count.ToString(CultureInfo.InvariantCulture), typeof(object));
            }

            table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        return table;
    }

    public static async Task<TestHospital> WithRunsAsync(int count, Action<IServiceCollection>? more = null, TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(more, database);
        await hospital.AddAsync([.. Enumerable.Range(0, count).Select(number =>
        {
            var run = new WorkRun("work-" + (number % 3).ToString(CultureInfo.InvariantCulture), TestHospital.Monday.AddMinutes(number));
            run.Succeed(number, TestHospital.Monday.AddMinutes(number));
            return run;
        })]);
        return hospital;
    }

    public static Task<Actor> ClerkAsync(this TestHospital hospital) =>
        hospital.StaffAsync("lead01", "吴丽萍", SettingsPermissions.View, SettingsPermissions.Manage, ExportPermissions.Approve, ExportPermissions.View, SecurityPermissions.Use);

    /// <summary>A second person.</summary>
    public static Task<Actor> ApproverAsync(this TestHospital hospital) =>
        hospital.StaffAsync("security01", "孙卫国", ExportPermissions.Approve, ExportPermissions.View, SecurityPermissions.Use);

    public static void Set(this TestHospital hospital, ParameterDefinition parameter, string value)
    {
        var values = hospital.Services.GetRequiredService<ParameterValues>();
        var kept = ParameterCatalogue.All.Where(values.IsSet).ToDictionary(known => known.Key, values.TextOf);
        kept[parameter.Key] = value;
        values.Load(kept);
    }
}
