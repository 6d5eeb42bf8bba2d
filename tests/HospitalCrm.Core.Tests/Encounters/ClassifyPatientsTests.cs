using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Encounters.Classes;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Classes;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Encounters;

public sealed class ClassifyPatientsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task The_gravest_thing_known_decides_and_what_nothing_decides_stays_open()
    {
        await using var hospital = await OpenAsync();
        var (sick, chronic, healthy, unknown) = (await HaveAsync(hospital, "甲"), await HaveAsync(hospital, "乙"), await HaveAsync(hospital, "丙"), await HaveAsync(hospital, "丁"));
        await VisitAsync(hospital, sick, EncounterKind.Outpatient, new(2026, 1, 5), "肺恶性肿瘤");
        await VisitAsync(hospital, sick, EncounterKind.Outpatient, new(2020, 1, 5), "高血压病");
        await VisitAsync(hospital, chronic, EncounterKind.Outpatient, new(2019, 1, 5), "2型糖尿病");
        await CheckUpAsync(hospital, healthy, isAbnormal: false);

        await RunAsync(hospital);

        var classes = await hospital.WithDbAsync(db => db.Patients.ToDictionaryAsync(patient => patient.Id, patient => patient.HealthClass));
        Assert.Equal(("high-risk", "chronic", "healthy", null), (classes[sick], classes[chronic], classes[healthy], classes[unknown]));
    }

    [Fact]
    public async Task Spending_is_net_of_refunds_over_a_year_and_by_the_hospitals_own_bounds()
    {
        await using var hospital = await OpenAsync();
        var id = await HaveAsync(hospital, "甲");
        await hospital.AddAsync(Charged(id, "F1", 12_000m, Today.AddMonths(-2)), Charged(id, "F2", -3_000m, Today.AddMonths(-1)), Charged(id, "F3", 90_000m, Today.AddYears(-2)));

        await RunAsync(hospital);

        Assert.Equal("middle", await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.ConsumptionClass).SingleAsync()));
    }

    [Fact]
    public async Task Running_twice_changes_nothing_and_raises_no_version()
    {
        await using var hospital = await OpenAsync();
        var id = await HaveAsync(hospital, "甲");
        await VisitAsync(hospital, id, EncounterKind.Outpatient, new(2026, 1, 5), "高血压病");
        var version = await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Version).SingleAsync());
        Assert.Equal(1, await RunAsync(hospital));

        Assert.Equal(0, await RunAsync(hospital));

        Assert.Equal(version, await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_class_chosen_by_hand_stays_through_the_night_until_it_is_released()
    {
        await using var hospital = await OpenAsync();
        var id = await HaveAsync(hospital, "甲");
        await VisitAsync(hospital, id, EncounterKind.Outpatient, new(2026, 1, 5), "高血压病");
        Assert.Null((await ChooseAsync(hospital, id, "maternal", "本人告知怀孕")).Problem);

        await RunAsync(hospital);
        Assert.Equal("maternal", await HealthAsync(hospital));
        Assert.Null((await ChooseAsync(hospital, id, null, "")).Problem);
        await RunAsync(hospital);

        Assert.Equal("chronic", await HealthAsync(hospital));
    }

    [Fact]
    public async Task Choosing_needs_a_reason_and_a_class_the_hospital_has()
    {
        await using var hospital = await OpenAsync();
        var id = await HaveAsync(hospital, "甲");

        Assert.Equal("Patients.ReasonNeeded", (await ChooseAsync(hospital, id, "maternal", " ")).Problem!.Code);
        Assert.Equal("Patients.CodeUnknown", (await ChooseAsync(hospital, id, "rich", "客户要求")).Problem!.Code);
        Assert.Equal("Patients.ClassNotChosen", (await ChooseAsync(hospital, id, null, "")).Problem!.Code);
    }

    [Theory]
    [InlineData("北京市通州区新华街1号", "county")]
    [InlineData("北京市朝阳区和平街7号楼", "city")]
    [InlineData("河北省石家庄市长安区建设街2号", "country")]
    [InlineData("海淀区河南路3号", "city")]
    [InlineData("幸福街3号", null)]
    public void An_address_is_classed_by_the_narrowest_place_it_names(string address, string? code) =>
        Assert.Equal(code, new AddressClasses("通州区；昌平区", "朝阳区；海淀区；北京市", "").ClassOf(address));

    private static async Task<TestHospital> OpenAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        foreach (var table in new[] { CodeTables.HealthClasses, CodeTables.ConsumptionClasses, CodeTables.AddressClasses })
        {
            await hospital.WithDbAsync(async db =>
            {
                if (!await db.CodeItems.AnyAsync(item => item.TableCode == table.Code))
                {
                    db.CodeItems.AddRange(table.BuiltIn.Select((seed, order) =>
                    {
                        var item = new CodeItem(table, seed.Code, order, isBuiltIn: true);
                        item.Describe(seed.Name, seed.Value, seed.Note);
                        return item;
                    }));
                }

                return await db.SaveChangesAsync();
            });
        }

        return hospital;
    }

    private static Task<Id<Patient>> HaveAsync(TestHospital hospital, string name) => hospital.HaveAsync(new() { Name = name, BirthDate = "1960-01-01" });

    private static Task<int> VisitAsync(TestHospital hospital, Id<Patient> id, EncounterKind kind, DateOnly on, string diagnosis)
    {
        var visit = new Encounter(id, kind, "XNK", on);
        visit.Diagnose(null, diagnosis);
        return hospital.AddAsync(visit);
    }

    private static Task<int> CheckUpAsync(TestHospital hospital, Id<Patient> id, bool isAbnormal)
    {
        var visit = new Encounter(id, EncounterKind.CheckUp, "", new(2026, 2, 1));
        visit.Check("入职体检", null, null, isAbnormal, null, isSensitive: false);
        return hospital.AddAsync(visit);
    }

    private static Charge Charged(Id<Patient> id, string key, decimal amount, DateOnly on)
    {
        var charge = new Charge(id, "his", key, null);
        charge.Describe(ChargeSource.Outpatient, null, "检查费", null, null);
        charge.Bill(HospitalZone.StartOf(on), null, null, amount, null);
        return charge;
    }

    private static async Task<int> RunAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return await scope.ServiceProvider.GetRequiredService<ClassifyPatients>().RunAsync(default);
    }

    private static Task<Outcome<bool>> ChooseAsync(TestHospital hospital, Id<Patient> id, string? code, string reason) =>
        hospital.Run.RunAsync(Actor.Product("test"), (ChooseClass use) => use.HandleAsync(id, ClassDimension.Health, code, reason));

    private static Task<string?> HealthAsync(TestHospital hospital) => hospital.WithDbAsync(db => db.Patients.Select(patient => patient.HealthClass).SingleAsync());
}
