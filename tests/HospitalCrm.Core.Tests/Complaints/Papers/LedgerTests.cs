using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Papers;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Complaints.Papers;

/// <summary>投诉台账.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task The_ledger_says_who_complained_of_what_and_what_came_of_it_and_looking_is_on_record()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        await hospital.ToCallbackAsync(id);

        var line = (await ReadAsync(hospital, "complaint01")).Single().Ledger!;

        Assert.Equal((false, "王芳", "等了两个小时，医生态度不好，没有解释病情。", "已核实", "已核实"), (line.IsCovered, line.Name, line.Words, line.Result, line.Feedback));
        Assert.NotEqual("13800138000", line.Phone);
        Assert.EndsWith("8000", line.Phone, StringComparison.Ordinal);
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Listed && entry.Entity == "complaint-ledger" && entry.ActorNo == "complaint01")));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == "complaint-ledger" && entry.PatientId != null)));
    }

    [Fact]
    public async Task What_is_said_of_the_readers_own_department_stays_covered_and_of_others_he_has_no_row()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        var ofOffice = ComplaintHospital.Form(staff: null);
        ofOffice.Department = "9003";
        await hospital.RegisterAsync(ofOffice);

        var office = await ReadAsync(hospital, "complaint01");
        var head = await ReadAsync(hospital, "head01");
        var other = await ReadAsync(hospital, "head02");

        Assert.Equal([true, false], office.Select(row => row.Ledger!.IsCovered));
        Assert.Null(office[0].Ledger!.Name ?? office[0].Ledger!.Words ?? office[0].Ledger!.Phone);
        Assert.True(Assert.Single(head).Ledger!.IsCovered);
        Assert.Empty(other);
        Assert.Equal(ProblemKind.Forbidden, (await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync("records01"), ComplaintLedger.Definition, new ListQuery())).Problem!.Kind);
    }

    private static async Task<IReadOnlyList<ComplaintRow>> ReadAsync(ComplaintHospital hospital, string by)
    {
        var outcome = await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync(by), ComplaintLedger.Definition, new ListQuery());
        Assert.Null(outcome.Problem);
        return outcome.Value!.Rows;
    }
}
