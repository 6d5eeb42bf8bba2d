using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class LabTrendTests
{
    private static readonly DateTimeOffset Monday = TestHospital.Monday;
    private static readonly Actor Product = Actor.Product("test");

    [Fact]
    public async Task An_item_is_followed_over_all_reports_of_its_laboratory_oldest_first()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var (first, second, third) = (Facts.Lab(id, "L1", Monday.AddDays(-60)), Facts.Lab(id, "L2", Monday.AddDays(-30)), Facts.Lab(id, "L3", Monday));
        await hospital.AddAsync(
            first, second, third, hospital.Result(first, 1, "血红蛋白", "＜98", "L"), hospital.Result(second, 1, "血红蛋白", "121", "N"), hospital.Result(second, 2, "血糖", "9", "H"), hospital.Result(third, 1, "血红蛋白", "阴性", "N"));

        var trend = (await hospital.Run.RunAsync(Product, (ReadLabTrend use) => use.HandleAsync(id, new(ReportKind.Lab, third.Id.Value), "血红蛋白", "血红蛋白"))).Value!;

        Assert.Equal(["＜98", "121", "阴性"], trend.Points.Select(point => point.Line.Value));
        Assert.Equal([98.0, 121.0], trend.Drawn.Select(point => point.Number!.Value));
        Assert.Equal((115, 150), trend.Range);
        Assert.False(trend.HasOlder);
    }

    [Fact]
    public async Task Sensitive_withdrawn_and_others_results_are_not_in_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var other = await hospital.HaveAsync(new() { Name = "李强" });
        var shown = Facts.Lab(id, "L1", Monday);
        var secret = Facts.Lab(id, "L2", Monday.AddDays(-1), isSensitive: true);
        var withdrawn = Facts.Lab(id, "L3", Monday.AddDays(-2));
        withdrawn.Withdraw(Monday);
        var foreign = Facts.Lab(other, "L4", Monday.AddDays(-3));
        await hospital.AddAsync(
            shown, secret, withdrawn, foreign, hospital.Result(shown, 1, "血糖", "5.0", "N"), hospital.Result(secret, 1, "血糖", "6.0", "N"), hospital.Result(withdrawn, 1, "血糖", "7.0", "H"), hospital.Result(foreign, 1, "血糖", "8.0", "H"));

        var trend = (await hospital.Run.RunAsync(Product, (ReadLabTrend use) => use.HandleAsync(id, new(ReportKind.Lab, shown.Id.Value), "血糖", "血糖"))).Value!;
        var ofOther = await hospital.Run.RunAsync(Product, (ReadLabTrend use) => use.HandleAsync(id, new(ReportKind.Lab, foreign.Id.Value), "血糖", "血糖"));

        Assert.Equal("5.0", Assert.Single(trend.Points).Line.Value);
        Assert.Equal(ProblemKind.Missing, ofOther.Problem?.Kind);
    }

    [Fact]
    public async Task A_result_in_another_unit_is_listed_and_not_drawn()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var (before, now) = (Facts.Lab(id, "L1", Monday.AddDays(-30)), Facts.Lab(id, "L2", Monday));
        var old = new LabResult(id, Facts.His, "L1\u001f1", "L1");
        old.Describe(1, "GLU", "血糖", "mg/dL", "70-110");
        old.Read(hospital.Vault().Seal(LabResult.ValuePurpose, "90"), "N");
        var last = new LabResult(id, Facts.His, "L2\u001f1", "L2");
        last.Describe(1, "GLU", "血糖", "mmol/L", "3.9～6.1");
        last.Read(hospital.Vault().Seal(LabResult.ValuePurpose, "5.0"), "N");
        await hospital.AddAsync(before, now, old, last);

        var trend = (await hospital.Run.RunAsync(Product, (ReadLabTrend use) => use.HandleAsync(id, new(ReportKind.Lab, now.Id.Value), "GLU", "血糖"))).Value!;

        Assert.Equal(2, trend.Points.Count);
        Assert.Equal(5.0, Assert.Single(trend.Drawn).Number);
        Assert.Equal((3.9, 6.1), trend.Range);
    }

    [Theory]
    [InlineData("5.0", 5.0)]
    [InlineData(" 5.0↑", 5.0)]
    [InlineData("<0.01", 0.01)]
    [InlineData(">=100", 100.0)]
    [InlineData("１２", 12.0)]
    [InlineData("-3.5", -3.5)]
    [InlineData("阴性(-)", null)]
    [InlineData("1:160", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Numbers_are_read_as_laboratories_print_them(string? printed, double? expected) => Assert.Equal(expected, LabNumbers.Value(printed));

    [Theory]
    [InlineData("3.5-9.5", 3.5, 9.5)]
    [InlineData("3.5～9.5", 3.5, 9.5)]
    [InlineData("3.5--9.5", 3.5, 9.5)]
    [InlineData("男 130-175", 130.0, 175.0)]
    [InlineData("<5.2", null, 5.2)]
    [InlineData("≥60", 60.0, null)]
    [InlineData("阴性", null, null)]
    [InlineData("9-3", null, null)]
    [InlineData(null, null, null)]
    public void Ranges_are_read_as_laboratories_print_them(string? printed, double? low, double? high) => Assert.Equal((low, high), LabNumbers.Range(printed));
}
