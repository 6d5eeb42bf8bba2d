using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Vaccines;

public sealed class VaccinePlannerTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_new_child_is_planned_with_the_next_minute_as_far_as_the_horizon_and_later_doses_come_in_time(TestDatabase database)
    {
        await using var vaccines = await VaccineHospital.OpenAsync(database: database);
        var child = await vaccines.ChildAsync("王小宝", "2026-02-20");

        await vaccines.PlanAsync();
        var near = (await vaccines.DuesAsync(child)).ConvertAll(due => $"{due.Vaccine}{due.DoseNo}");
        vaccines.Hospital.Clock.Advance(TimeSpan.FromDays(120));
        await vaccines.PlanAsync();

        Assert.Contains("HepB3", near);
        Assert.DoesNotContain("MMR1", near);
        Assert.Contains("MMR1", (await vaccines.DuesAsync(child)).ConvertAll(due => $"{due.Vaccine}{due.DoseNo}"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_dose_somebody_was_told_of_is_given_at_once_and_the_next_day_follows(TestDatabase database)
    {
        await using var vaccines = await VaccineHospital.OpenAsync(database: database);
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.PlanAsync();

        var problem = await vaccines.GiveAsync(child, "HepB", 1, "2026-02-20");

        Assert.Null(problem);
        var left = (await vaccines.DuesAsync(child)).FindAll(due => due.Vaccine == "HepB");
        Assert.Equal((2, new DateOnly(2026, 3, 20)), (Assert.Single(left).DoseNo, left[0].DueOn));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.GiveAsync(child, "HepB", 1);

        Assert.Equal("Vaccines.AlreadyGiven", (await vaccines.GiveAsync(child, "HepB", 1))!.Code);
        Assert.Equal("Vaccines.DayImpossible", (await vaccines.GiveAsync(child, "HepB", 2, "2026-03-03"))!.Code);
        Assert.Equal("Vaccines.DayImpossible", (await vaccines.GiveAsync(child, "HepB", 2, "2025-12-31"))!.Code);
        Assert.Equal("Vaccines.UnknownDose", (await vaccines.GiveAsync(child, "没有", 1))!.Code);
        var watcher = await vaccines.Hospital.StaffAsync("nurse01", "张护士", VaccinePermissions.View, PatientPermissions.View);
        Assert.Equal(ProblemKind.Forbidden, (await vaccines.GiveAsync(child, "HepB", 2, by: watcher))!.Kind);
    }

    [Fact]
    public async Task A_dose_that_was_not_given_after_all_is_asked_for_again()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.GiveAsync(child, "IPV", 1, "2026-03-01");
        var told = await vaccines.Hospital.WithDbAsync(db => db.KnownDoses.SingleAsync());

        await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (TakeDoseBack use) => use.HandleAsync(told.Id));

        Assert.Equal(new DateOnly(2026, 3, 1), (await vaccines.DueAsync(child, "IPV", 1)).DueOn);
    }

    [Fact]
    public async Task What_a_system_tells_corrects_and_withdraws_is_followed_with_the_next_minute()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        var dose = new Vaccination(child, "his", "C1-IPV");
        dose.Give("IPV", new(2026, 3, 1), 1, null);
        await vaccines.Hospital.AddAsync(dose);
        await vaccines.PlanAsync();
        var told = (await vaccines.DuesAsync(child)).Find(due => due.Vaccine == "IPV")!.DoseNo;

        await vaccines.Hospital.WithDbAsync(async db =>
        {
            var known = await db.Vaccinations.SingleAsync();
            known.Give("IPV", new(2026, 3, 1), 1, null);
            known.Withdraw(TestHospital.Monday);
            return await db.SaveChangesAsync();
        });
        await vaccines.PlanAsync();

        Assert.Equal((2, 1), (told, (await vaccines.DuesAsync(child)).Find(due => due.Vaccine == "IPV")!.DoseNo));
        Assert.False(await vaccines.Hospital.WithDbAsync(db => db.Vaccinations.IgnoreQueryFilters().AnyAsync(known => known.IsNews)));
    }

    [Fact]
    public async Task The_dead_the_grown_and_those_born_on_an_unknown_day_need_nothing()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var died = await vaccines.ChildAsync("王小宝", "2026-01-01");
        var grown = await vaccines.ChildAsync("王大宝", "2007-01-01", "13900139000");
        var unknown = await vaccines.ChildAsync("王二宝", "2026-01", "13700137000");
        await vaccines.PlanAsync();
        Assert.NotEmpty(await vaccines.DuesAsync(died));

        await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(died, NoticeDay, DeathSource.Family, "家属来电"));
        await vaccines.PlanAsync();
        await vaccines.Notices.RunAsync<FindChildren>();

        Assert.Empty((await vaccines.DuesAsync(died)).Concat(await vaccines.DuesAsync(grown)).Concat(await vaccines.DuesAsync(unknown)));
    }

    [Fact]
    public async Task Archives_that_came_past_everything_and_corrected_birth_dates_are_found()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.Hospital.WithDbAsync(db => db.VaccineChildren.ExecuteDeleteAsync());

        var found = await vaccines.Notices.RunAsync<FindChildren>();
        var form = (await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(child))).Value!;
        form.BirthDate = "2026-01-05";
        await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));
        var corrected = await vaccines.Notices.RunAsync<FindChildren>();
        var again = await vaccines.Notices.RunAsync<FindChildren>();

        Assert.Equal((1, 1, 0), (found, corrected, again));
        Assert.Equal(new DateOnly(2026, 3, 5), (await vaccines.DueAsync(child, "IPV", 1)).DueOn);
    }

    [Fact]
    public async Task Two_records_of_one_child_are_one_child()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var first = await vaccines.ChildAsync("王小宝", "2026-01-01");
        var second = await vaccines.Hospital.HaveAsync(new() { Name = "王小宝", BirthDate = "2026-01-01", SameAs = first.Value });
        await vaccines.PlanAsync();

        await vaccines.GiveAsync(second, "IPV", 1, "2026-03-01");

        Assert.Empty(await vaccines.DuesAsync(second));
        Assert.DoesNotContain(await vaccines.DuesAsync(first), due => due.Vaccine == "IPV" && due.DoseNo == 1);
    }

    [Fact]
    public async Task The_list_shows_who_needs_what_by_state_vaccine_and_day()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        await vaccines.ChildAsync("王小宝", "2026-01-01");
        var held = await vaccines.ChildAsync("李小丫", "2026-01-03", "13900139000");
        await vaccines.PlanAsync();
        await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (HoldVaccines use) => use.HandleAsync(new() { PatientId = held.Value, Kind = HoldKind.Deferred, Vaccine = "DTaP", Until = new(2026, 4, 1), Why = "发热" }));

        Assert.Equal(["IPV 1", "DTaP 1"], (await ListAsync(vaccines, ("state", "Due"), ("dueOn", "2026-03-01..2026-03-01"))).OrderDescending());
        Assert.Equal(["IPV 1"], await ListAsync(vaccines, ("state", "Soon")));
        Assert.Contains("DTaP 1", await ListAsync(vaccines, ("state", "Deferred")));
        Assert.Equal(["HepB 1", "HepB 1"], await ListAsync(vaccines, ("state", "Overdue"), ("vaccine", "HepB")));
    }

    [Fact]
    public async Task A_hold_needs_its_day_and_its_reason_and_ends_when_it_is_lifted()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.PlanAsync();

        var without = await HoldAsync(vaccines, new() { PatientId = child.Value, Kind = HoldKind.Deferred });
        var past = await HoldAsync(vaccines, new() { PatientId = child.Value, Kind = HoldKind.Deferred, Until = NoticeDay, Why = "发热" });
        var forGood = await HoldAsync(vaccines, new() { PatientId = child.Value, Kind = HoldKind.MovedAway });
        var held = await vaccines.DueAsync(child, "IPV", 1);
        var hold = await vaccines.Hospital.WithDbAsync(db => db.VaccineHolds.SingleAsync());
        await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (LiftHold use) => use.HandleAsync(hold.Id));
        var twice = (await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (LiftHold use) => use.HandleAsync(hold.Id))).Problem;

        Assert.Equal(["Vaccines.UntilNeeded", "Vaccines.WhyNeeded"], without!.Fields.Select(field => field.Code));
        Assert.Equal("Vaccines.UntilPast", past!.Code);
        Assert.Null(forGood);
        Assert.Equal(DateOnly.MaxValue, held.HeldUntil);
        Assert.Null((await vaccines.DueAsync(child, "IPV", 1)).HeldUntil);
        Assert.Equal("Vaccines.AlreadyLifted", twice!.Code);
    }

    [Fact]
    public async Task An_own_vaccine_is_planned_once_it_is_turned_on_and_one_of_the_programme_has_no_price()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.PlanAsync();
        Assert.DoesNotContain(await vaccines.DuesAsync(child), due => due.Vaccine == "Hib");

        var hib = await FormAsync(vaccines, "Hib");
        hib.IsOff = false;
        var saved = await SaveAsync(vaccines, hib);
        var mmr = await FormAsync(vaccines, "MMR");
        mmr.DomesticPrice = "10";
        var priced = await SaveAsync(vaccines, mmr);
        var unreadable = await SaveAsync(vaccines, new() { Name = "流感", Months = "6；4", DomesticPrice = "-1" });
        await vaccines.PlanAsync();

        Assert.Null(saved);
        Assert.True((await vaccines.DueAsync(child, "Hib", 1)).IsPaid);
        Assert.Equal("Vaccines.ProgrammeIsFree", priced!.Code);
        Assert.Equal(["Vaccines.MonthsUnreadable", "Vaccines.PriceUnreadable"], unreadable!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task An_edition_is_confirmed_by_name_once_and_taken_back()
    {
        await using var vaccines = await VaccineHospital.OpenAsync(isConfirmed: false);
        var epi = await vaccines.Hospital.StaffAsync("epi01", "何静", VaccinePermissions.View, VaccinePermissions.Confirm);

        var before = (await vaccines.Hospital.Run.RunAsync(epi, (ReadSchedule use) => use.HandleAsync())).Value!;
        await vaccines.Hospital.Run.RunAsync(epi, (ConfirmSchedule use) => use.HandleAsync("2026", true));
        var after = (await vaccines.Hospital.Run.RunAsync(epi, (ReadSchedule use) => use.HandleAsync())).Value!;
        var twice = (await vaccines.Hospital.Run.RunAsync(epi, (ConfirmSchedule use) => use.HandleAsync("2026", true))).Problem;
        var unknown = (await vaccines.Hospital.Run.RunAsync(epi, (ConfirmSchedule use) => use.HandleAsync("1999", true))).Problem;
        await vaccines.Hospital.Run.RunAsync(epi, (ConfirmSchedule use) => use.HandleAsync("2026", false));

        Assert.Equal((null, false), (before.ConfirmedAt, before.MayTell));
        Assert.Equal(("何静", true), (after.ConfirmedBy, after.MayTell));
        Assert.Equal(("Vaccines.AlreadyConfirmed", "Vaccines.UnknownEdition"), (twice!.Code, unknown!.Code));
        Assert.Null((await vaccines.Hospital.Run.RunAsync(epi, (ReadSchedule use) => use.HandleAsync())).Value!.ConfirmedAt);
    }

    [Fact]
    public async Task A_vaccine_of_the_programme_or_one_somebody_was_given_is_not_deleted()
    {
        await using var vaccines = await VaccineHospital.OpenAsync();
        var child = await vaccines.ChildAsync("王小宝", "2026-01-01");
        await vaccines.GiveAsync(child, "Hib", 1, "2026-03-01");

        Assert.Equal("Vaccines.ProgrammeStays", (await RemoveAsync(vaccines, "MMR"))!.Code);
        Assert.Equal("Vaccines.InUse", (await RemoveAsync(vaccines, "Hib"))!.Code);
        Assert.Null(await RemoveAsync(vaccines, "VarV"));
    }

    private static readonly DateOnly NoticeDay = new(2026, 3, 2);

    private static async Task<List<string>> ListAsync(VaccineHospital vaccines, params (string Filter, string Typed)[] filters)
    {
        var outcome = await vaccines.Hospital.Run.ReadAsync(Actor.Product("test"), VaccineDueList.Definition, new ListQuery { Filters = filters.ToDictionary(filter => filter.Filter, filter => filter.Typed) });
        return [.. outcome.Value!.Rows.Select(row => $"{row.Vaccine} {row.DoseNo}")];
    }

    private static async Task<Problem?> HoldAsync(VaccineHospital vaccines, HoldForm form) => (await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (HoldVaccines use) => use.HandleAsync(form))).Problem;

    private static async Task<VaccineForm> FormAsync(VaccineHospital vaccines, string code)
    {
        var id = await vaccines.Hospital.WithDbAsync(db => db.Vaccines.Where(vaccine => vaccine.Code == code).Select(vaccine => vaccine.Id).SingleAsync());
        return (await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (ReadVaccine use) => use.HandleAsync(id))).Value!;
    }

    private static async Task<Problem?> SaveAsync(VaccineHospital vaccines, VaccineForm form) => (await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (SaveVaccine use) => use.HandleAsync(form))).Problem;

    private static async Task<Problem?> RemoveAsync(VaccineHospital vaccines, string code)
    {
        var id = await vaccines.Hospital.WithDbAsync(db => db.Vaccines.Where(vaccine => vaccine.Code == code).Select(vaccine => vaccine.Id).SingleAsync());
        return (await vaccines.Hospital.Run.RunAsync(Actor.Product("test"), (RemoveVaccines use) => use.HandleAsync([id]))).Problem;
    }
}
