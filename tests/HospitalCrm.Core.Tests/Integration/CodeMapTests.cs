using System.Text;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Feeds.Projection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration;

public sealed class CodeMapTests
{
    private static readonly Actor Info = Actor.Product("test");

    [Fact]
    public async Task A_code_nobody_knows_stays_as_it_came_and_stands_on_the_work_list_until_it_is_mapped_and_run_again()
    {
        await using var hospital = await SeededAsync();
        await PushAsync(hospital, "P1", "A7", "20");
        var before = await PatientAsync(hospital);
        var open = await hospital.Run.ReadAsync(Info, SourceCodeList.Definition, new ListQuery { Filters = new Dictionary<string, string> { ["state"] = SourceCodeList.Unmapped } });
        var row = Assert.Single(open.Value!.Rows);

        await hospital.Run.RunAsync(Info, (SaveSourceCode use) => use.HandleAsync(new() { Source = row.Source, Domain = row.Domain, Code = row.Code, Standard = "03" }));
        var rerun = await hospital.Run.RunAsync(Info, (RerunCodes use) => use.HandleAsync(row.Source, row.Domain));
        await ApplyAsync(hospital);

        Assert.Equal(("A7", "20"), before);
        Assert.Equal(("his", "GB/T 3304", "A7", 1L), (row.Source, row.Domain, row.Code, row.Seen));
        Assert.Equal(1, rerun.Value);
        Assert.Equal(("03", "20"), await PatientAsync(hospital));
    }

    [Fact]
    public async Task Running_again_leaves_what_was_changed_here_since()
    {
        await using var hospital = await SeededAsync();
        await PushAsync(hospital, "P1", "A7", "20");
        await hospital.WithDbAsync(async db =>
        {
            var patient = await db.Patients.SingleAsync();
            patient.Introduce(patient.NativePlace, patient.EthnicCode, "10");
            return await db.SaveChangesAsync();
        });
        await hospital.Run.RunAsync(Info, (SaveSourceCode use) => use.HandleAsync(new() { Source = "his", Domain = "GB/T 3304", Code = "A7", Standard = "03" }));

        await hospital.Run.RunAsync(Info, (RerunCodes use) => use.HandleAsync("his", "GB/T 3304"));
        await ApplyAsync(hospital);

        Assert.Equal(("03", "10"), await PatientAsync(hospital));
    }

    [Fact]
    public async Task What_can_mean_only_one_thing_is_mapped_by_its_name()
    {
        await using var hospital = await SeededAsync();
        var now = hospital.Clock.GetUtcNow();
        await hospital.AddAsync(new SourceCode("his", "GB/T 3304", "汉", now), new SourceCode("his", "GB/T 3304", "3", now), new SourceCode("his", "GB/T 2261.1", "女", now), new SourceCode("his", "GB/T 3304", "X9", now));

        var mapped = await hospital.Run.RunAsync(Info, (MapCodesByName use) => use.HandleAsync());

        Assert.Equal(3, mapped.Value);
        Assert.Equal(["3 03", "X9 ", "女 2", "汉 01"], await hospital.WithDbAsync(async db => (await db.SourceCodes.ToListAsync()).Select(code => $"{code.Code} {code.Standard}").Order(StringComparer.Ordinal).ToList()));
    }

    [Fact]
    public async Task A_map_names_a_code_that_is_in_use_and_needs_the_right()
    {
        await using var hospital = await SeededAsync();
        var viewer = await hospital.StaffAsync("viewer", "看客", FeedPermissions.View);
        SourceCodeForm form = new() { Source = "his", Domain = "GB/T 3304", Code = "A7", Standard = "77" };

        var unknown = await hospital.Run.RunAsync(Info, (SaveSourceCode use) => use.HandleAsync(form));
        var forbidden = await hospital.Run.RunAsync(viewer, (SaveSourceCode use) => use.HandleAsync(form with { Standard = "03" }));
        var stale = await hospital.Run.RunAsync(Info, (SaveSourceCode use) => use.HandleAsync(form with { Id = Guid.NewGuid(), Standard = "03" }));

        Assert.Equal(("Integration.NoSuchStandard", ProblemKind.Forbidden, "Integration.Missing"), (unknown.Problem?.Code, forbidden.Problem?.Kind, stale.Problem?.Code));
    }

    private static async Task<TestHospital> SeededAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await hospital.WithDbAsync(async db =>
        {
            await new StandardsSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        return hospital;
    }

    private static async Task PushAsync(TestHospital hospital, string patient, string ethnic, string marital)
    {
        var rows = new List<HisReading>();
        var body = $$"""[{"patient_id":"{{patient}}","name":"王芳","sex_code":"2","birth_date":"1961-02-28","ethnic_code":"{{ethnic}}","marital_code":"{{marital}}","updated_at":"2026-03-01T08:00:00"}]""";
        HisJson.Read(HisContract.Get("patient"), Encoding.UTF8.GetBytes(body), 0, 10, rows);
        await hospital.Services.GetRequiredService<HisInbox>().TakeAsync(new("his", HisContract.Get("patient"), FeedDoor.Push, rows), default);
        await ApplyAsync(hospital);
    }

    private static Task<Outcome<int>> ApplyAsync(TestHospital hospital) => hospital.Run.RunAsync(Actor.Product("feed"), (ApplyHisRows use) => use.HandleAsync());

    private static async Task<(string?, string?)> PatientAsync(TestHospital hospital)
    {
        var patient = await hospital.WithDbAsync(db => db.Patients.AsNoTracking().SingleAsync());
        return (patient.EthnicCode, patient.MaritalCode);
    }
}
