using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Settings;

public sealed class StandardTests
{
    private static readonly Actor Info = Actor.Product("test");

    [Fact]
    public async Task A_hospital_begins_with_the_published_elements_and_codes_and_keeps_what_it_changed()
    {
        await using var hospital = await SeededAsync();
        var sex = await DomainAsync(hospital, "GB/T 2261.1");
        await SaveAsync(hospital, sex with { Name = "性别", IsConfirmed = true, EffectiveOn = new(2003, 12, 1) });

        await SeedAsync(hospital);

        var after = await DomainAsync(hospital, "GB/T 2261.1");
        Assert.Equal(("性别", true, new DateOnly(2003, 12, 1)), (after.Name, after.IsConfirmed, after.EffectiveOn!.Value));
        Assert.Equal(24, await hospital.WithDbAsync(db => db.DataElements.CountAsync()));
        Assert.Equal(56, await hospital.WithDbAsync(db => db.DomainCodes.CountAsync(code => code.Domain == "GB/T 3304")));
        Assert.Equal(PublishedCodes.Domains.Count, await hospital.WithDbAsync(db => db.ValueDomains.CountAsync()));
    }

    [Fact]
    public void Every_published_table_reads_and_no_code_stands_twice()
    {
        Assert.All(PublishedCodes.Domains, domain =>
        {
            var codes = PublishedCodes.Of(domain.Table);
            Assert.NotEmpty(codes);
            Assert.Equal(codes.Count, codes.Select(code => code.Code).Distinct().Count());
        });
        Assert.All(PublishedCodes.Elements().Where(element => element.Kind == "S3"), element => Assert.NotEmpty(element.Domain));
        Assert.Equal("居民身份证", IdTypes.All[0].Name);
    }

    [Fact]
    public async Task Codes_come_from_a_file_for_several_domains_at_once_and_a_second_time_change_nothing()
    {
        await using var hospital = await SeededAsync();
        await SaveAsync(hospital, new ValueDomainForm { Code = "ICD-10", Name = "疾病诊断编码" });
        ImportLine[] lines =
        [
            Line(2, ("Domain", "ICD-10"), ("Code", "I10.x00"), ("Name", "高血压")),
            Line(3, ("Domain", "GB/T 2261.1"), ("Code", "1"), ("Name", "男")),
            Line(4, ("Domain", "ICD-10"), ("Code", "E11.900"), ("Name", "2型糖尿病")),
        ];

        var report = await ImportAsync(hospital, "value-codes", lines);
        var again = await ImportAsync(hospital, "value-codes", lines);
        var lost = await ImportAsync(hospital, "value-codes", Line(2, ("Domain", "GB 0"), ("Code", "1"), ("Name", "无")));

        Assert.Equal(new(2, 1, 0), report.Value);
        Assert.Equal(new(0, 0, 3), again.Value);
        Assert.Equal("Settings.ImportHasErrors", lost.Problem?.Code);
        Assert.Equal(["I10.x00", "E11.900"], await hospital.WithDbAsync(db => db.DomainCodes.Where(code => code.Domain == "ICD-10").OrderBy(code => code.Order).Select(code => code.Code).ToListAsync()));
    }

    [Fact]
    public async Task A_data_set_keeps_the_order_of_its_members_and_which_of_them_must_be_there()
    {
        await using var hospital = await SeededAsync();
        var form = new DataSetForm { Code = "TRIAGE", Name = "分诊", Members = "DE02.01.040.00*\nDE02.01.039.00" };

        var saved = await hospital.Run.RunAsync(Info, (SaveDataSet use) => use.HandleAsync(form));
        var unknown = await hospital.Run.RunAsync(Info, (SaveDataSet use) => use.HandleAsync(form with { Code = "X", Members = "DE99.99.999.99" }));
        var twice = await hospital.Run.RunAsync(Info, (SaveDataSet use) => use.HandleAsync(form with { Code = "Y", Members = "DE02.01.039.00 DE02.01.039.00*" }));

        Assert.Null(saved.Problem);
        Assert.Equal("Settings.UnknownElement", unknown.Problem?.Code);
        Assert.Equal(["Settings.MemberTwice"], twice.Problem!.Fields.Select(field => field.Code));
        Assert.Equal("DE02.01.040.00* DE02.01.039.00", await hospital.WithDbAsync(db => db.DataSets.Where(set => set.Code == "TRIAGE").Select(set => set.Members).SingleAsync()));
    }

    [Fact]
    public async Task What_others_are_built_on_stays()
    {
        await using var hospital = await SeededAsync();
        await SaveAsync(hospital, new ValueDomainForm { Code = "ROOMS", Name = "诊室" });
        var element = new DataElementForm { Code = "HOSP.001", Name = "诊室", Kind = DataElementKind.S3, Domain = "ROOMS" };
        await hospital.Run.RunAsync(Info, (SaveDataElement use) => use.HandleAsync(element));
        await hospital.Run.RunAsync(Info, (SaveDataSet use) => use.HandleAsync(new() { Code = "VISIT", Name = "就诊", Members = "HOSP.001" }));
        var (domain, own) = await hospital.WithDbAsync(async db => (await db.ValueDomains.SingleAsync(known => known.Code == "ROOMS"), await db.DataElements.SingleAsync(known => known.Code == "HOSP.001")));
        var builtIn = await hospital.WithDbAsync(db => db.DataElements.FirstAsync(known => known.IsBuiltIn));

        var usedDomain = await hospital.Run.RunAsync(Info, (RemoveValueDomains use) => use.HandleAsync([domain.Id]));
        var usedElement = await hospital.Run.RunAsync(Info, (RemoveDataElements use) => use.HandleAsync([own.Id]));
        var published = await hospital.Run.RunAsync(Info, (RemoveDataElements use) => use.HandleAsync([builtIn.Id]));

        Assert.Equal(("Settings.DomainInUse", "Settings.ElementInUse", "Settings.BuiltInStays"), (usedDomain.Problem?.Code, usedElement.Problem?.Code, published.Problem?.Code));
    }

    [Theory]
    [InlineData("坏 码", "名", "N1", null, DataElementKind.N, "Settings.CodeShape")]
    [InlineData("X1", " ", "N1", null, DataElementKind.N, "Settings.NameRequired")]
    [InlineData("X1", "名", "九位", null, DataElementKind.N, "Settings.FormatShape")]
    [InlineData("X1", "名", "N1", null, DataElementKind.S3, "Settings.DomainRequired")]
    public async Task What_does_not_hold_is_refused_at_its_field(string code, string name, string format, string? domain, DataElementKind kind, string refusal)
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await hospital.Run.RunAsync(Info, (SaveDataElement use) => use.HandleAsync(new() { Code = code, Name = name, Format = format, Domain = domain, Kind = kind }));

        Assert.Equal([refusal], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task The_lists_find_by_domain_and_by_name()
    {
        await using var hospital = await SeededAsync();

        var codes = await hospital.Run.ReadAsync(Info, StandardLists.Codes, Query(("domain", "GB/T 2261.1"), ("name", "女")));
        var elements = await hospital.Run.ReadAsync(Info, StandardLists.Elements, Query(("domain", "GB/T 3304")));
        var domains = await hospital.Run.ReadAsync(Info, StandardLists.Domains, Query(("name", "民族")));

        Assert.Equal("2", Assert.Single(codes.Value!.Rows).Code);
        Assert.Equal("民族", Assert.Single(elements.Value!.Rows).Name);
        Assert.Equal(56, Assert.Single(domains.Value!.Rows).Codes);
    }

    [Fact]
    public async Task Looking_is_not_the_right_to_change()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var viewer = await hospital.StaffAsync("lead01", "陈班长", SettingsPermissions.View);

        var outcome = await hospital.Run.RunAsync(viewer, (SaveValueDomain use) => use.HandleAsync(new() { Code = "X", Name = "名" }));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    private static async Task<TestHospital> SeededAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await SeedAsync(hospital);
        return hospital;
    }

    private static Task<int> SeedAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
    {
        await new StandardsSetup(db).InstallAsync(default);
        return await db.SaveChangesAsync();
    });

    private static async Task<ValueDomainForm> DomainAsync(TestHospital hospital, string code)
    {
        var id = await hospital.WithDbAsync(db => db.ValueDomains.Where(domain => domain.Code == code).Select(domain => domain.Id).SingleAsync());
        return (await hospital.Run.RunAsync(Info, (ReadValueDomain use) => use.HandleAsync(id))).Value!;
    }

    private static Task<Outcome<bool>> SaveAsync(TestHospital hospital, ValueDomainForm form) => hospital.Run.RunAsync(Info, (SaveValueDomain use) => use.HandleAsync(form));

    private static Task<Outcome<ImportReport>> ImportAsync(TestHospital hospital, string list, params ImportLine[] lines) =>
        hospital.Run.RunAsync(Info, (RunImport use) => use.HandleAsync(list, lines));

    private static ImportLine Line(int row, params (string Column, string Text)[] cells) => new(row, cells.ToDictionary(cell => cell.Column, cell => cell.Text));

    private static ListQuery Query(params (string Name, string Typed)[] filters) => new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Typed) };
}
