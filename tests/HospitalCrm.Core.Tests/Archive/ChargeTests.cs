using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class ChargeTests
{
    private static readonly DateTimeOffset Monday = TestHospital.Monday;
    private static readonly Actor Product = Actor.Product("test");

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Sums_are_exact_net_of_refunds_and_by_year_and_kind(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var id = await hospital.HaveAsync(Forms.WangFang());
        var newYear = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        await hospital.AddAsync(
            [
                .. Enumerable.Range(0, 100).Select(n => (object)Facts.Charge(id, $"c{n}", Monday.AddMinutes(-n), 0.1m)),
                Facts.Charge(id, "big", Monday, 12345.67m, ChargeSource.Inpatient),
                Facts.Charge(id, "back", Monday.AddSeconds(-1), -345.67m, ChargeSource.Inpatient, refundOf: "big"),
                Facts.Charge(id, "first", newYear, 7m, settled: null),
                Facts.Charge(id, "last", newYear.AddSeconds(-1), 5m),
                Facts.Charge(id, "old", newYear.AddYears(-3), 1m, ChargeSource.CheckUp),
            ]);

        var totals = (await hospital.Run.RunAsync(Product, (ReadChargeTotals use) => use.HandleAsync(id))).Value!;
        var home = (await hospital.Run.RunAsync(Product, (ReadArchiveHome use) => use.HandleAsync(id))).Value!;

        Assert.Equal((12023.00m, 12017.00m, 12022.00m), (totals.Total, totals.ThisYear, totals.LastTwelveMonths));
        Assert.Equal((7m, 345.67m), (totals.Unsettled, totals.Refunded));
        Assert.Equal([2026, 2025, 2023], totals.Years.Select(year => year.Year));
        Assert.Equal((17m, 12000m), (totals.Years[0].BySource[ChargeSource.Outpatient], totals.Years[0].BySource[ChargeSource.Inpatient]));
        Assert.Equal(new ChargeOverview(12017m, 12022m, 12023m), home.Charges);
    }

    [Fact]
    public async Task Items_come_newest_first_with_refunds_marked_on_both_sides()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(
            Facts.Charge(id, "a", Monday, 20m), Facts.Charge(id, "b", Monday.AddHours(1), -20m, refundOf: "a"), Facts.Charge(id, "c", Monday.AddHours(2), 3m, ChargeSource.CheckUp, settled: null));

        var all = (await hospital.Run.RunAsync(Product, (ReadCharges use) => use.HandleAsync(id, new()))).Value!.Charges;
        var checkUps = (await hospital.Run.RunAsync(Product, (ReadCharges use) => use.HandleAsync(id, new(ChargeSource.CheckUp)))).Value!.Charges;
        var open = (await hospital.Run.RunAsync(Product, (ReadCharges use) => use.HandleAsync(id, new(UnsettledOnly: true)))).Value!.Charges;

        Assert.Equal([3m, -20m, 20m], all.Select(charge => charge.Amount));
        Assert.Equal((false, true, false, true), (all[1].IsRefunded, all[1].IsRefund, all[2].IsRefund, all[2].IsRefunded));
        Assert.Equal(all[0], Assert.Single(checkUps));
        Assert.Equal(all[0], Assert.Single(open));
    }

    [Fact]
    public async Task Thousands_are_paged_and_none_is_lost_between_pages()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync([.. Enumerable.Range(0, 333).Select(n => (object)Facts.Charge(id, $"c{n}", Monday.AddHours(-(n / 70)), 1m))]);

        var shown = new List<ChargeRow>();
        ChargePage page;
        do
        {
            page = (await hospital.Run.RunAsync(Product, (ReadCharges use) => use.HandleAsync(id, new(After: TimeCursor.Below(shown, charge => charge.At, charge => charge.Id.Value))))).Value!;
            shown.AddRange(page.Charges);
        }
        while (page.HasMore);

        Assert.Equal(333, shown.Select(charge => charge.Id).Distinct().Count());
        Assert.Equal(333, shown.Count);
    }

    [Fact]
    public async Task Costs_are_for_those_who_hold_the_right_and_a_withdrawn_charge_for_nobody()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var withdrawn = Facts.Charge(id, "a", Monday, 20m);
        withdrawn.Withdraw(Monday);
        await hospital.AddAsync(withdrawn);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View, ArchivePermissions.ViewMedical);
        var finance = await hospital.StaffAsync("finance01", "周会计", PatientPermissions.View, ArchivePermissions.ViewCharges);

        var refused = await hospital.Run.RunAsync(doctor, (ReadCharges use) => use.HandleAsync(id, new()));
        var homeOfDoctor = (await hospital.Run.RunAsync(doctor, (ReadArchiveHome use) => use.HandleAsync(id))).Value!;
        var homeOfFinance = (await hospital.Run.RunAsync(finance, (ReadArchiveHome use) => use.HandleAsync(id))).Value!;
        var items = await hospital.Run.RunAsync(finance, (ReadCharges use) => use.HandleAsync(id, new()));

        Assert.Equal(ProblemKind.Forbidden, refused.Problem?.Kind);
        Assert.Equal((true, false), (homeOfDoctor.Charges is null, homeOfDoctor.Diagnoses is null));
        Assert.Equal((0m, true), (homeOfFinance.Charges!.Total, homeOfFinance.Diagnoses is null));
        Assert.Empty(items.Value!.Charges);
    }
}
