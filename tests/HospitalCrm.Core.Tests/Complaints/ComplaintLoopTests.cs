using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>Whole cases through the one door, as the people of the demo hospital.</summary>
public sealed class ComplaintLoopTests
{
    [Fact]
    public async Task Refused_once_then_agreed()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        await hospital.ToCallbackAsync(id);

        Assert.Equal(ComplaintState.Handling, (await hospital.CallBackAsync("agent01", id, CallbackAnswer.Refused, ComplaintSatisfaction.Dissatisfied)).Value);
        var again = await hospital.OneAsync(id);
        var early = await hospital.DoAsync<AskComplaintClosure>("medical01", (use, form) => use.HandleAsync(id, form));
        Assert.Null((await hospital.DoAsync<FeedBackComplaint>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Null((await hospital.DoAsync<AskComplaintClosure>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Equal(ComplaintState.Closed, (await hospital.CallBackAsync("agent02", id, CallbackAnswer.Agreed, ComplaintSatisfaction.Fairly)).Value);

        var closed = await hospital.OneAsync(id);
        Assert.Equal("投诉-2026-000001", closed.Number);
        Assert.Equal((2, "serious", 30), (again.Round, again.ImportanceCode, again.Weight));
        Assert.Equal("Complaints.FeedbackFirst", early.Problem!.Code); // a new round wants its own feedback
        Assert.Equal((ComplaintEnd.Agreed, ComplaintSatisfaction.Fairly), (closed.End, closed.Satisfaction));
        Assert.All(closed.Clocks, clock => Assert.NotNull(clock.EndedAt));
    }

    [Fact]
    public async Task Saved_again_by_the_same_form_it_is_one_complaint_and_no_number_is_lost()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var form = ComplaintHospital.Form();
        var first = await hospital.RegisterAsync(form);
        var messages = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync());

        var second = await hospital.RegisterAsync(form);
        var third = await hospital.RegisterAsync();

        Assert.Equal(first, second);
        Assert.Equal(messages * 2, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
        Assert.Equal("投诉-2026-000002", (await hospital.OneAsync(third)).Number);
    }

    [Fact]
    public async Task Many_at_once_get_numbers_without_gaps_or_doubles()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        var (agent, same) = (await hospital.AsAsync("agent01"), ComplaintHospital.Form());

        var forms = Enumerable.Range(0, 20).Select(at => at < 5 ? same : ComplaintHospital.Form()).ToList();
        var saved = await Task.WhenAll(forms.Select(form => hospital.Hospital.Run.RunAsync(agent, (RegisterComplaint use) => use.HandleAsync(form))));

        Assert.All(saved, outcome => Assert.Null(outcome.Problem));
        var numbers = await hospital.Hospital.WithDbAsync(db => db.Complaints.OrderBy(complaint => complaint.Number).Select(complaint => complaint.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 17).Select(number => $"投诉-2026-{number:D6}"), numbers);
    }

    [Fact]
    public async Task The_person_complained_about_and_his_department_read_nothing_of_the_complainant_and_decide_nothing()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);

        var (doctor, head, nurse) = (await hospital.OpenAsync("doctor01", id), await hospital.OpenAsync("head01", id), await hospital.OpenAsync("head02", id));
        var account = await hospital.DoAsync<WriteAccount>("doctor01", (use, form) => use.HandleAsync(id, form), new() { Text = "当日加号较多" });
        var own = await hospital.DoAsync<AskComplaintClosure>("head01", (use, form) => use.HandleAsync(id, form));
        var office = await hospital.OpenAsync("complaint01", id);

        Assert.All([doctor.Value!, head.Value!], sheet => Assert.Null(sheet.Complainant));
        Assert.All([doctor.Value!, head.Value!], sheet => Assert.Equal("反映等候时间长、解释不足", sheet.Summary));
        Assert.DoesNotContain(doctor.Value!.Steps, step => step.Words?.Contains("王芳", StringComparison.Ordinal) == true);
        Assert.Equal([ComplaintAct.Account], doctor.Value!.Offered);
        Assert.Equal("Complaints.Missing", nurse.Problem!.Code);
        Assert.Null(account.Problem);
        Assert.Equal("Complaints.FeedbackFirst", own.Problem!.Code); // he may ask, but only after others told the complainant
        Assert.Equal(("王芳", "13800138000"), (office.Value!.Complainant!.Name, office.Value.Complainant.Phone));
        Assert.Contains(office.Value.Looks, look => look.By == "高志远");
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Refused && entry.Entity == nameof(Complaint) && entry.ActorNo == "head02")));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(Complaint) && entry.PatientId != null)));
    }

    [Fact]
    public async Task A_head_complained_about_is_handled_elsewhere_and_ethics_stay_unknown_to_the_department()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("headnurse01");
        var ofHead = await hospital.RegisterAsync(ComplaintHospital.Form("head01", "attitude"));
        var ethics = await hospital.RegisterAsync(ComplaintHospital.Form("doctor01", "ethics"));

        Assert.Equal("9004", (await hospital.OpenAsync("complaint01", ofHead)).Value!.SuggestedHandler);
        Assert.Equal("9009", (await hospital.OpenAsync("complaint01", ethics)).Value!.SuggestedHandler);
        Assert.Equal("Complaints.HandlerConcerned", (await hospital.AssignAsync(ofHead, "1001")).Problem!.Code);
        Assert.Null((await hospital.AssignAsync(ethics, "9009")).Problem);

        Assert.Equal("Complaints.Missing", (await hospital.OpenAsync("headnurse01", ofHead)).Problem!.Code);
        Assert.True((await hospital.OpenAsync("head01", ofHead)).Value!.IsCovered);
        Assert.Equal("Complaints.Missing", (await hospital.OpenAsync("doctor01", ethics)).Problem!.Code);
        Assert.Equal("Complaints.Missing", (await hospital.OpenAsync("head01", ethics)).Problem!.Code);
        Assert.NotNull((await hospital.OpenAsync("discipline01", ethics)).Value!.Complainant);
        Assert.DoesNotContain((await hospital.OneAsync(ethics)).Steps, step => step.ToldNo is "doctor01" or "head01");
    }

    [Fact]
    public async Task After_three_calls_without_answer_the_office_decides_and_never_the_department()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        await hospital.ToCallbackAsync(id);
        for (var call = 0; call < 3; call++)
        {
            Assert.Null((await hospital.CallBackAsync("agent01", id, CallbackAnswer.Unanswered)).Problem);
        }

        Assert.Equal(ComplaintState.ClosureRequested, (await hospital.OneAsync(id)).State);
        Assert.Equal(ProblemKind.Forbidden, (await hospital.DoAsync<EndComplaintByOffice>("medical01", (use, form) => use.HandleAsync(id, form))).Problem!.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await hospital.DoAsync<EndComplaintByOffice>("head01", (use, form) => use.HandleAsync(id, form))).Problem!.Kind);
        Assert.Null((await hospital.DoAsync<EndComplaintByOffice>("complaint01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Equal((ComplaintState.Closed, ComplaintEnd.Unanswered), ((await hospital.OneAsync(id)).State, (await hospital.OneAsync(id)).End));
    }

    [Fact]
    public async Task An_anonymous_one_is_ended_with_two_signatures_and_a_forced_end_by_two_people()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var anonymous = ComplaintHospital.Form();
        anonymous.IsAnonymous = true;
        var id = await hospital.RegisterAsync(anonymous);
        Assert.Null((await hospital.AssignAsync(id)).Problem);
        Assert.Null((await hospital.DoAsync<AskComplaintClosure>("medical01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Null((await hospital.DoAsync<EndComplaintByOffice>("complaint01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Equal(ComplaintState.ClosureRequested, (await hospital.OneAsync(id)).State);
        Assert.Null((await hospital.DoAsync<ApproveComplaintEnd>("manager01", (use, form) => use.HandleAsync(id, form))).Problem);

        var forced = await hospital.RegisterAsync();
        Assert.Null((await hospital.DoAsync<ForceComplaint>("complaint01", (use, form) => use.HandleAsync(forced, form))).Problem);
        var self = await hospital.DoAsync<ApproveComplaintEnd>("complaint01", (use, form) => use.HandleAsync(forced, form));
        Assert.Null((await hospital.DoAsync<ApproveComplaintEnd>("manager01", (use, form) => use.HandleAsync(forced, form))).Problem);

        Assert.Equal((ComplaintState.Closed, ComplaintEnd.NobodyToAsk), ((await hospital.OneAsync(id)).State, (await hospital.OneAsync(id)).End));
        Assert.Equal(ProblemKind.Forbidden, self.Problem!.Kind);
        Assert.Equal(ComplaintState.ForceClosed, (await hospital.OneAsync(forced)).State);
        Assert.DoesNotContain((await hospital.OneAsync(forced)).Steps, step => step.To == ComplaintState.CallbackDue);
    }

    [Fact]
    public async Task What_the_department_is_told_may_not_give_the_complainant_away()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();

        var named = await hospital.AssignAsync(id, summary: "王 芳反映等候时间长");
        var numbered = await hospital.AssignAsync(id, summary: "来电 138-0013-8000 反映");

        Assert.Equal("Complaints.SummaryExposes", named.Problem!.Code);
        Assert.Equal("Complaints.SummaryExposes", numbered.Problem!.Code);
        Assert.Equal(ComplaintState.Accepted, (await hospital.OneAsync(id)).State);
    }

    [Fact]
    public async Task The_same_complainants_second_complaint_goes_on_under_the_first_number_and_reopening_has_its_days()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var first = await hospital.RegisterAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        var second = await hospital.RegisterAsync();
        var stranger = ComplaintHospital.Form();
        stranger.ComplainantPhone = "13900000001";
        var other = await hospital.RegisterAsync(stranger);

        var backwards = await hospital.DoAsync<MergeComplaint>("complaint01", (use, form) => use.HandleAsync(first, form), new() { Into = "投诉-2026-000002" });
        var foreign = await hospital.DoAsync<MergeComplaint>("complaint01", (use, form) => use.HandleAsync(other, form), new() { Into = "投诉-2026-000001" });
        Assert.Null((await hospital.DoAsync<MergeComplaint>("complaint01", (use, form) => use.HandleAsync(second, form), new() { Into = "投诉-2026-000001" })).Problem);
        Assert.Null((await hospital.DoAsync<SettleOnSpot>("agent01", (use, form) => use.HandleAsync(first, form))).Problem);
        Assert.Null((await hospital.DoAsync<ReopenComplaint>("complaint01", (use, form) => use.HandleAsync(first, form))).Problem);
        Assert.Null((await hospital.DoAsync<ForceComplaint>("complaint01", (use, form) => use.HandleAsync(first, form))).Problem);
        Assert.Null((await hospital.DoAsync<ApproveComplaintEnd>("manager01", (use, form) => use.HandleAsync(first, form))).Problem);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(91));
        var late = await hospital.DoAsync<ReopenComplaint>("complaint01", (use, form) => use.HandleAsync(first, form));

        Assert.All([backwards, foreign], outcome => Assert.Equal("Complaints.NotMergeable", outcome.Problem!.Code));
        Assert.Equal((ComplaintState.Merged, first), ((await hospital.OneAsync(second)).State, (await hospital.OneAsync(second)).MergedIntoId!.Value));
        Assert.Equal("Complaints.TooLateToReopen", late.Problem!.Code);
    }

    [Fact]
    public async Task What_was_registered_is_put_right_at_assignment_and_whoever_is_named_now_is_told()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync(ComplaintHospital.Form(staff: null, category: "other"));
        Assert.DoesNotContain((await hospital.OneAsync(id)).Steps, step => step.ToldNo is not null);

        var wrong = await hospital.DoAsync<AssignComplaint>("complaint01", (use, form) => use.HandleAsync(id, form), new() { Handler = "9004", NamesTarget = true, Staff = "nobody" });
        Assert.Null((await hospital.DoAsync<AssignComplaint>("complaint01", (use, form) => use.HandleAsync(id, form), new() { Handler = "9004", NamesTarget = true, Staff = "doctor01", Category = "medical", Importance = "major" })).Problem);

        var put = await hospital.OneAsync(id);
        Assert.Equal("Complaints.UnknownStaff", wrong.Problem!.Code);
        Assert.Equal(("medical", 60, "1001", "doctor01", "1001"), (put.CategoryCode, put.Weight, put.DepartmentCode, put.SubjectNo, put.VisibleCode));
        Assert.Equal(["doctor01", "head01", "medical01"], put.Steps.Select(step => step.ToldNo).OfType<string>().Order(StringComparer.Ordinal));
    }
}
