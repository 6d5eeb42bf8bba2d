using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Register;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>出院患者随访登记本 in inspection form.</summary>
public sealed class RegisterTests
{
    private static readonly IReadOnlyDictionary<string, string> Today = new Dictionary<string, string> { ["calledOn"] = "2026-03-02..2026-03-02" };

    [Fact]
    public async Task It_has_what_inspectors_ask_for_the_oldest_first_numbers_covered_and_is_on_record()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var head = await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", FollowUpHospital.HeadNurse);
        await DoneAsync(hospital, head, "王芳", "13800138000", ("chest-pain", "yes"));
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        await DoneAsync(hospital, head, "李娜", "13900139000");

        var sheet = (await hospital.Hospital.Run.RunAsync(head, (PrintRegister use) => use.HandleAsync(Today, "省卫健委检查"))).Value!;

        Assert.Equal([(1, "王芳"), (2, "李娜")], sheet.Lines.Select(line => (line.Number, line.Name)));
        var first = sheet.Lines[0];
        Assert.Equal(("心力衰竭", FollowUpHospital.Today.AddDays(-7), "张红梅"), (first.Diagnosis, first.DischargedOn, first.Caller));
        Assert.Equal(76, first.Age!.Value.Value);
        Assert.Contains("胸痛", first.Situation, StringComparison.Ordinal);
        Assert.Contains("恢复良好", first.Situation, StringComparison.Ordinal);
        Assert.NotEmpty(first.Guidance!);
        Assert.DoesNotContain("13800138000", first.Phone, StringComparison.Ordinal);
        Assert.EndsWith("8000", first.Phone, StringComparison.Ordinal);
        var entries = await hospital.Hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Printed).ToListAsync());
        Assert.Equal((3, 2), (entries.Count, entries.Count(entry => entry.PatientId != null)));
    }

    [Fact]
    public async Task Whoever_may_see_numbers_has_them_on_paper_and_nobody_prints_without_right_or_reason()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var head = await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", [.. FollowUpHospital.HeadNurse, PatientPermissions.Reveal]);
        var nurse = await hospital.StaffAtAsync("nurse01", "何佳佳", "1001", FollowUpHospital.Nurse);
        await DoneAsync(hospital, nurse, "王芳", "13800138000");

        var sheet = (await hospital.Hospital.Run.RunAsync(head, (PrintRegister use) => use.HandleAsync(Today, "检查"))).Value!;
        var without = await hospital.Hospital.Run.RunAsync(head, (PrintRegister use) => use.HandleAsync(Today, " "));
        var forbidden = await hospital.Hospital.Run.RunAsync(nurse, (PrintRegister use) => use.HandleAsync(Today, "检查"));
        var unknown = await hospital.Hospital.Run.RunAsync(head, (PrintRegister use) => use.HandleAsync(new Dictionary<string, string> { ["nonsense"] = "1" }, "检查"));

        Assert.Equal("13800138000", Assert.Single(sheet.Lines).Phone);
        Assert.Equal("Lists.ExportReasonNeeded", without.Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, forbidden.Problem!.Kind);
        Assert.Equal("Lists.UnknownFilter", unknown.Problem!.Code);
    }

    [Fact]
    public async Task Another_departments_patients_and_restricted_archives_are_not_on_the_paper()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.StaffAtAsync("nurse01", "何佳佳", "1001", FollowUpHospital.Nurse);
        var (own, other) = (await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", FollowUpHospital.HeadNurse), await hospital.StaffAtAsync("headnurse02", "李护长", "1002", FollowUpHospital.HeadNurse));
        await DoneAsync(hospital, nurse, "王芳", "13800138000");
        await hospital.Hospital.WithDbAsync(db => db.Patients.ExecuteUpdateAsync(set => set.SetProperty(patient => patient.RestrictedAs, Restriction.Vip)));

        var closed = Assert.Single((await hospital.Hospital.Run.RunAsync(own, (PrintRegister use) => use.HandleAsync(Today, "检查"))).Value!.Lines);
        var theirs = (await hospital.Hospital.Run.RunAsync(other, (PrintRegister use) => use.HandleAsync(Today, "检查"))).Value!;

        Assert.Equal((null, null, null, null, null), (closed.Diagnosis, closed.Situation, closed.Guidance, closed.Phone, closed.Age));
        Assert.DoesNotContain("芳", closed.Name, StringComparison.Ordinal);
        Assert.Empty(theirs.Lines);
    }

    private static async Task DoneAsync(FollowUpHospital hospital, Actor by, string name, string phone, params (string, string)[] answers)
    {
        var task = await hospital.DueAsync(name, null, phone);
        await hospital.TakeAsync(by, task);
        Assert.Null((await hospital.RecordAsync(by, task, await hospital.AnsweredAsync(answers))).Problem);
    }
}
