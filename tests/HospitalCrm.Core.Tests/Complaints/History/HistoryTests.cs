using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.History;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Tests.Complaints.History;

/// <summary>The whole history of one case, as an inspector reads it.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task Every_step_message_and_reader_stands_in_it_in_order_also_who_was_turned_away()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("head02");
        var id = await hospital.RegisterAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        await hospital.ToCallbackAsync(id);
        await hospital.OpenAsync("doctor01", id);
        await hospital.OpenAsync("head02", id);
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await hospital.CallBackAsync("agent01", id, CallbackAnswer.Agreed)).Problem);

        var trail = (await ReadAsync(hospital, "manager01", id)).Value!;

        var complaint = await hospital.OneAsync(id);
        Assert.Equal(complaint.Steps.Select(step => step.Id), trail.Lines.Where(line => line.Kind == TrailKind.Step).Select(line => line.Step!.Step.Id));
        Assert.Equal(trail.Lines.Select(line => line.At), trail.Lines.Select(line => line.At).Order());
        Assert.All(trail.Lines.Where(line => line.Step?.Step.Act == ComplaintAct.Tell), line => Assert.False(string.IsNullOrEmpty(line.Step!.Words)));
        Assert.Contains(trail.Lines, line => line is { Kind: TrailKind.Look, What: "case covered" } && line.By.Contains("doctor01", StringComparison.Ordinal));
        Assert.Contains(trail.Lines, line => line.Kind == TrailKind.Refused && line.By.Contains("head02", StringComparison.Ordinal));
        Assert.Contains(trail.Lines, line => line is { Kind: TrailKind.Print, What: "history" } && line.By.Contains("manager01", StringComparison.Ordinal));
        Assert.Equal(("测试医院", false), (trail.Hospital, trail.IsCut));
        Assert.NotNull(trail.Sheet.Complainant);
    }

    [Fact]
    public async Task Whoever_is_concerned_or_only_works_on_it_may_not_and_asking_is_on_record()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);
        var ofOffice = ComplaintHospital.Form("complaint01", "other");
        var own = await hospital.RegisterAsync(ofOffice);

        var refused = new List<string>();
        foreach (var (by, one) in new[] { ("doctor01", id), ("head01", id), ("medical01", id), ("agent01", id), ("head02", id), ("complaint01", own) })
        {
            refused.Add((await ReadAsync(hospital, by, one)).Problem!.Code);
        }

        Assert.Equal(["Complaints.NotYours", "Complaints.NotYours", "Complaints.NotYours", "Complaints.NotYours", "Complaints.Missing", "Complaints.NotYours"], refused);
        var trail = (await ReadAsync(hospital, "complaint01", id)).Value!;
        Assert.Equal(5, trail.Lines.Count(line => line is { Kind: TrailKind.Refused, What: "history" }));
    }

    private static async Task<Outcome<ComplaintTrail>> ReadAsync(ComplaintHospital hospital, string by, Id<Complaint> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadComplaintHistory use) => use.HandleAsync(id));
}
