using HospitalCrm.Core.Complaints.Learning;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>整改: demanded of somebody by a day, done with evidence, checked by somebody else, reminded once each; and 座谈会.</summary>
public sealed class CorrectiveActionTests
{
    private static readonly DateOnly Friday = new(2026, 3, 6);

    [Fact]
    public async Task It_is_done_by_its_owner_found_wanting_once_and_effective_then()
    {
        await using var hospital = await OpenAsync();
        var id = await DemandAsync(hospital, await NumberAsync(hospital));

        var others = await ProveAsync(hospital, "head02", id);
        Assert.Null((await ProveAsync(hospital, "head01", id)).Problem);
        var own = await CheckAsync(hospital, "head01", id, null);
        Assert.Null((await CheckAsync(hospital, "medical01", id, Friday.AddDays(7))).Problem);
        var again = await OneAsync(hospital, id);
        Assert.Null((await ProveAsync(hospital, "head01", id)).Problem);
        Assert.Null((await CheckAsync(hospital, "nursing01", id, null)).Problem);
        var late = await ProveAsync(hospital, "head01", id);

        var one = await OneAsync(hospital, id);
        Assert.Equal("Complaints.ActionMissing", others.Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, own.Problem!.Kind); // heads do not hold the right to check
        Assert.Equal((CorrectiveState.Open, 2, Friday.AddDays(7)), (again.State, again.Round, again.DueOn));
        Assert.Equal((CorrectiveState.Effective, null), (one.State, one.NextReminderAt));
        Assert.Equal("Complaints.NotOpenAction", late.Problem!.Code);
        Assert.Equal([CorrectiveAct.Demand, CorrectiveAct.Evidence, CorrectiveAct.SendBack, CorrectiveAct.Evidence, CorrectiveAct.Confirm], one.Steps.Select(step => step.Act));
    }

    [Fact]
    public async Task Whoever_did_it_never_checks_it_whatever_rights_he_holds()
    {
        await using var hospital = await OpenAsync();
        var id = await DemandAsync(hospital, "", owner: "medical01");
        Assert.Null((await ProveAsync(hospital, "medical01", id)).Problem);

        var own = await CheckAsync(hospital, "medical01", id, null);

        Assert.Equal("Complaints.CheckedByAnother", own.Problem!.Code);
        Assert.Equal(CorrectiveState.Done, (await OneAsync(hospital, id)).State);
        Assert.DoesNotContain(CorrectiveAct.Confirm, (await ReadAsync(hospital, "medical01", id)).Value!.Offered);
        Assert.Contains(CorrectiveAct.Confirm, (await ReadAsync(hospital, "nursing01", id)).Value!.Offered);
    }

    [Fact]
    public async Task Nothing_in_it_tells_its_owner_who_complained_nor_which_complaint_he_must_not_know_of()
    {
        await using var hospital = await OpenAsync();
        var about = ComplaintHospital.Form(category: "ethics");
        var hidden = await NumberAsync(hospital, about);
        var (named, open) = (Form(await NumberAsync(hospital)), await NumberAsync(hospital));
        named.Measures = "针对王芳的投诉，全科学习沟通技巧";

        var refused = await TryAsync(hospital, named);
        var id = await DemandAsync(hospital, $"{hidden} {open}");

        Assert.Equal("Complaints.SummaryExposes", refused.Problem!.Code);
        Assert.Equal([open], (await ReadAsync(hospital, "head01", id)).Value!.Origins.Select(origin => origin.Number));
        Assert.Equal([hidden, open], (await ReadAsync(hospital, "complaint01", id)).Value!.Origins.Select(origin => origin.Number).Order(StringComparer.Ordinal));
        Assert.Equal("Complaints.SummaryExposes", (await ProveAsync(hospital, "head01", id, "已向王芳道歉")).Problem!.Code);
        Assert.Equal("Complaints.UnknownNumber", (await TryAsync(hospital, Form("投诉-2026-999999"))).Problem!.Code);
    }

    [Fact]
    public async Task Overdue_its_owner_is_told_once_and_a_week_later_those_who_demanded_it()
    {
        await using var hospital = await OpenAsync();
        var id = await DemandAsync(hospital, "");
        Assert.Equal(0, await RemindAsync(hospital));

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(5));
        await Task.WhenAll(RemindAsync(hospital), RemindAsync(hospital));
        var first = await OverdueAsync(hospital);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(30)); // the server stood still
        await RemindAsync(hospital);
        await RemindAsync(hospital);
        var second = await OverdueAsync(hospital);

        Assert.Equal(1, first);
        Assert.Equal(1 + 3, second); // the office, the medical and the nursing department
        Assert.Equal((2, null), ((await OneAsync(hospital, id)).Reminders, (await OneAsync(hospital, id)).NextReminderAt));
    }

    [Fact]
    public async Task Handed_in_nobody_is_reminded_and_a_new_owner_is_told()
    {
        await using var hospital = await OpenAsync();
        var (done, given) = (await DemandAsync(hospital, ""), await DemandAsync(hospital, ""));
        Assert.Null((await ProveAsync(hospital, "head01", done)).Problem);
        var form = new CorrectiveActForm { Text = "原责任人休假", Owner = "head02", DueOn = Friday.AddDays(30) };
        Assert.Null((await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("complaint01"), (ReassignCorrection use) => use.HandleAsync(given, form))).Problem);

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(0, await RemindAsync(hospital));
        Assert.Equal("head02", (await OneAsync(hospital, given)).OwnerNo);
        Assert.Equal("Complaints.ActionMissing", (await ReadAsync(hospital, "head01", given)).Problem!.Code);
        Assert.Equal(3, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync(message => message.Template == CorrectiveNotices.Given)));
    }

    [Fact]
    public async Task A_meeting_is_kept_once_with_what_came_of_it()
    {
        await using var hospital = await OpenAsync();
        var office = await hospital.AsAsync("complaint01");
        var form = new MeetingForm { HeldOn = new(2026, 3, 1), Title = "一季度患者座谈会", Place = "会议室", People = "患者代表三人，护理部，医务科", Topics = "候诊时间", Result = "增开窗口" };
        var first = await hospital.Hospital.Run.RunAsync(office, (RecordMeeting use) => use.HandleAsync(form));
        var second = await hospital.Hospital.Run.RunAsync(office, (RecordMeeting use) => use.HandleAsync(form));
        var demanded = Form("");
        demanded.Meeting = first.Value.Value;
        Assert.Null((await TryAsync(hospital, demanded)).Problem);

        var read = (await hospital.Hospital.Run.RunAsync(office, (ReadMeeting use) => use.HandleAsync(first.Value))).Value!;
        var future = await hospital.Hospital.Run.RunAsync(office, (RecordMeeting use) => use.HandleAsync(new() { HeldOn = new(2026, 4, 1), Title = "下次", People = "全体", Topics = "待定" }));

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(("候诊时间", "增开窗口"), (read.Topics, read.Result));
        Assert.Equal("减少候诊时间", Assert.Single(read.Actions).Title);
        Assert.Equal("Complaints.HeldInFuture", Assert.Single(future.Problem!.Fields).Code);
    }

    private static CorrectiveForm Form(string complaints, string owner = "head01") => new() { Title = "减少候诊时间", Measures = "分时段预约，增开诊室", Owner = owner, DueOn = Friday, Complaints = complaints };

    private static async Task<ComplaintHospital> OpenAsync()
    {
        var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "head01", "head02", "complaint01", "medical01", "nursing01" })
        {
            await hospital.AsAsync(staffNo);
        }

        return hospital;
    }

    private static async Task<string> NumberAsync(ComplaintHospital hospital, Core.Complaints.ComplaintForm? form = null) => (await hospital.OneAsync(await hospital.RegisterAsync(form))).Number!;

    private static async Task<Outcome<Id<CorrectiveAction>>> TryAsync(ComplaintHospital hospital, CorrectiveForm form) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("complaint01"), (DemandCorrection use) => use.HandleAsync(form));

    private static async Task<Id<CorrectiveAction>> DemandAsync(ComplaintHospital hospital, string complaints, string owner = "head01")
    {
        var outcome = await TryAsync(hospital, Form(complaints, owner));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<Outcome<bool>> ProveAsync(ComplaintHospital hospital, string by, Id<CorrectiveAction> id, string words = "已增开两间诊室，见排班表") =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ProveCorrection use) => use.HandleAsync(id, new() { Text = words }));

    private static async Task<Outcome<bool>> CheckAsync(ComplaintHospital hospital, string by, Id<CorrectiveAction> id, DateOnly? againBy) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (CheckCorrection use) => use.HandleAsync(id, new() { Act = againBy is null ? CorrectiveAct.Confirm : CorrectiveAct.SendBack, Text = "现场查看候诊时间", DueOn = againBy }));

    private static async Task<Outcome<CorrectiveSheet>> ReadAsync(ComplaintHospital hospital, string by, Id<CorrectiveAction> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadCorrection use) => use.HandleAsync(id));

    private static Task<CorrectiveAction> OneAsync(ComplaintHospital hospital, Id<CorrectiveAction> id) =>
        hospital.Hospital.WithDbAsync(db => db.CorrectiveActions.AsNoTracking().Include(action => action.Steps.OrderBy(step => step.Seq)).SingleAsync(action => action.Id == id));

    private static Task<int> RemindAsync(ComplaintHospital hospital) => hospital.InScopeAsync(services => services.GetRequiredService<RemindCorrections>().RunAsync(default));

    private static Task<int> OverdueAsync(ComplaintHospital hospital) =>
        hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync(message => message.Template == CorrectiveNotices.Overdue));
}
