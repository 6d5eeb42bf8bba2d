using HospitalCrm.Core.Analytics.Home;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Inquiries;

/// <summary>患者咨询: answered at once, or handed to a department that answers by a day; whoever asked hears of it.</summary>
public sealed class InquiryTests
{
    [Fact]
    public async Task Answered_on_the_spot_it_is_closed_with_what_it_was_taken_from_and_twice_saved_it_is_one()
    {
        await using var hospital = await OpenAsync();
        var article = await hospital.Hospital.WithDbAsync(db => db.KnowledgeArticles.SingleAsync(known => known.Title == "门诊时间"));
        var form = Form();
        (form.Way, form.Answer, form.Article) = (InquiryWay.AnsweredNow, article.Answer, article.Id.Value);

        var both = await Task.WhenAll(RegisterAsync(hospital, form), RegisterAsync(hospital, form));

        Assert.All(both, outcome => Assert.Null(outcome.Problem));
        Assert.Equal(both[0].Value, both[1].Value);
        var one = await hospital.Hospital.WithDbAsync(db => db.Inquiries.AsNoTracking().SingleAsync());
        Assert.Equal((InquiryState.Closed, article.Id, "agent01"), (one.State, one.ArticleId, one.ClosedBy));
        Assert.Equal("门诊时间", (await ReadAsync(hospital, "agent01", one.Id)).Value!.Article);
    }

    [Fact]
    public async Task Handed_over_the_department_is_told_without_the_caller_answers_and_whoever_asked_is_told_once()
    {
        await using var hospital = await OpenAsync();
        var id = await HandedAsync(hospital, "1001");

        var told = await MessagesAsync(hospital, InquiryNotices.Source);
        var sheet = (await ReadAsync(hospital, "head01", id)).Value!;
        var answered = await AnswerAsync(hospital, "head01", id, "术后一个月复查无异常即可。");
        var again = await AnswerAsync(hospital, "headnurse01", id, "可以。");

        Assert.Equal(2, told.Count); // 科主任 and 护士长
        Assert.All(told, text => Assert.DoesNotContain("支架", text, StringComparison.Ordinal));
        Assert.All(told, text => Assert.DoesNotContain("欧阳雪", text, StringComparison.Ordinal));
        Assert.Equal((null, null, true, true, false), (sheet.Caller, sheet.Phone, sheet.HasPhone, sheet.MayAnswer, sheet.MayClose));
        Assert.Null(answered.Problem);
        Assert.Equal("Inquiries.WrongState", again.Problem!.Code);
        Assert.Contains("术后一个月", Assert.Single(await MessagesAsync(hospital, AnswerMessages.Source)), StringComparison.Ordinal);
        var one = await OneAsync(hospital, id);
        Assert.Equal((InquiryState.Closed, true, "head01"), (one.State, one.IsSent, one.AnsweredBy));
    }

    [Fact]
    public async Task Another_department_sees_nothing_of_it_in_list_page_and_answer_and_the_auditor_nothing_at_all()
    {
        await using var hospital = await OpenAsync();
        var id = await HandedAsync(hospital, "1001");

        var list = (await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync("head02"), InquiryList.Definition, new())).Value!;
        var own = (await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync("head01"), InquiryList.Definition, new())).Value!;

        Assert.Empty(list.Rows);
        Assert.Single(own.Rows);
        Assert.Equal("Inquiries.Missing", (await ReadAsync(hospital, "head02", id)).Problem!.Code);
        Assert.Equal("Inquiries.Missing", (await AnswerAsync(hospital, "head02", id, "不知道。")).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await ReadAsync(hospital, "auditor", id)).Problem!.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await AnswerAsync(hospital, "doctor01", id, "可以。")).Problem!.Kind);
    }

    [Fact]
    public async Task Handed_on_the_first_department_loses_it_and_the_second_answers()
    {
        await using var hospital = await OpenAsync();
        var id = await HandedAsync(hospital, "1001");

        var past = await HandAsync(hospital, id, "1002", hospital.Hospital.Clock.Today().AddDays(-1));
        var nowhere = await HandAsync(hospital, id, "nonsense", hospital.Hospital.Clock.Today());
        var on = await HandAsync(hospital, id, "1002", hospital.Hospital.Clock.Today().AddDays(1));

        Assert.Equal(("Inquiries.DueNeeded", "Inquiries.UnknownDepartment", null), (past.Problem!.Code, nowhere.Problem!.Code, on.Problem));
        Assert.Equal("Inquiries.Missing", (await AnswerAsync(hospital, "head01", id, "可以。")).Problem!.Code);
        Assert.Null((await AnswerAsync(hospital, "head02", id, "可以。")).Problem);
    }

    [Fact]
    public async Task Without_a_number_the_answer_waits_to_be_told_by_those_who_take_calls()
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        (form.Way, form.Department, form.DueOn, form.Phone) = (InquiryWay.HandOver, "1001", hospital.Hospital.Clock.Today(), "");
        var id = (await RegisterAsync(hospital, form)).Value;
        await AnswerAsync(hospital, "head01", id, "可以。");

        var tasks = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (ReadHomeTasks use) => use.HandleAsync())).Value!;
        var head = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("head01"), (CloseInquiry use) => use.HandleAsync(id));
        var agent = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent02"), (CloseInquiry use) => use.HandleAsync(id));

        Assert.Equal(1, tasks.Single(task => task.Figure.Name == "inquiries-to-tell").Count);
        Assert.Equal(ProblemKind.Forbidden, head.Problem!.Kind);
        Assert.Null(agent.Problem);
        Assert.Equal((InquiryState.Closed, false), ((await OneAsync(hospital, id)).State, (await OneAsync(hospital, id)).IsSent));
    }

    [Fact]
    public async Task Late_it_stands_on_the_departments_home_page_and_is_reminded_once()
    {
        await using var hospital = await OpenAsync();
        var id = await HandedAsync(hospital, "1001");
        Assert.Equal(0, await RemindAsync(hospital));
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(2));

        var told = (await RemindAsync(hospital), await RemindAsync(hospital));

        Assert.Equal((1, 0), told);
        var tasks = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("head01"), (ReadHomeTasks use) => use.HandleAsync())).Value!;
        Assert.Equal((1, true), (tasks.Single(task => task.Figure.Name == "inquiries-late").Count, tasks.Single(task => task.Figure.Name == "inquiries-late").Figure.IsAlarm));
        Assert.Equal(4, (await MessagesAsync(hospital, InquiryNotices.Source)).Count);
        Assert.DoesNotContain((await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("head02"), (ReadHomeTasks use) => use.HandleAsync())).Value!, task => task.Figure.Name.StartsWith("inquiries", StringComparison.Ordinal));
        Assert.True((await ReadAsync(hospital, "head01", id)).Value!.IsOverdue);
    }

    [Fact]
    public async Task What_lacks_question_answer_department_day_or_a_readable_number_is_refused()
    {
        await using var hospital = await OpenAsync();
        (Action<InquiryForm> Wrong, string Code)[] cases =
        [
            (form => form.Question = " ", "Inquiries.QuestionNeeded"),
            (form => form.Answer = "", "Inquiries.AnswerNeeded"),
            (form => form.Phone = "我家", "Inquiries.PhoneUnreadable"),
            (form => (form.Way, form.DueOn) = (InquiryWay.HandOver, hospital.Hospital.Clock.Today()), "Inquiries.DepartmentNeeded"),
            (form => (form.Way, form.Department) = (InquiryWay.HandOver, "1001"), "Inquiries.DueNeeded"),
        ];
        foreach (var (wrong, code) in cases)
        {
            var form = Form();
            (form.Way, form.Answer) = (InquiryWay.AnsweredNow, "可以。");
            wrong(form);
            Assert.Contains(code, (await RegisterAsync(hospital, form)).Problem!.Fields.Select(field => field.Code));
        }

        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.Inquiries.CountAsync()));
    }

    [Fact]
    public async Task The_form_of_a_call_knows_the_number_and_nobody_elses_call_can_be_used()
    {
        await using var hospital = await OpenAsync();
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var call = new CallSession("box", "c1", CallDirection.Incoming, TestHospital.Monday);
        await hospital.Hospital.AddAsync(call);
        await hospital.Hospital.WithDbAsync(async db =>
        {
            var rung = await db.Calls.SingleAsync();
            db.Entry(rung).Property("Number").CurrentValue = (Sealed?)vault.Seal(CallSession.NumberPurpose, "13800138000");
            db.Entry(rung).Property("AgentNo").CurrentValue = "agent01";
            return await db.SaveChangesAsync();
        });

        var start = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (ReadInquiryStart use) => use.HandleAsync(call.Id.Value));
        var other = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent02"), (ReadInquiryStart use) => use.HandleAsync(call.Id.Value));

        Assert.Equal(("13800138000", call.Id.Value), (start.Value!.Form.Phone, start.Value.Form.Call));
        Assert.Equal(hospital.Hospital.Clock.Today().AddDays(2), start.Value.Form.DueOn);
        Assert.Equal("Calls.NotYours", other.Problem!.Code);
    }

    [Fact]
    public async Task Sealed_in_the_database_looked_at_on_record_and_gone_when_the_time_is_over()
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        (form.Way, form.Answer) = (InquiryWay.AnsweredNow, "一个月后可以。");
        var id = (await RegisterAsync(hospital, form)).Value;
        var open = await HandedAsync(hospital, "1001");
        await ReadAsync(hospital, "agent01", id);

        var bytes = System.Text.Encoding.UTF8.GetString((await OneAsync(hospital, id)).Question.Bytes);
        Assert.DoesNotContain("支架", bytes, StringComparison.Ordinal);
        Assert.True(await hospital.Hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Viewed && entry.Entity == nameof(Inquiry))));

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays((365 * 3) + 2));
        var purged = await hospital.InScopeAsync(services => services.GetRequiredService<PurgeInquiries>().RunAsync(default));

        Assert.Equal(1, purged);
        Assert.Equal(open, await hospital.Hospital.WithDbAsync(db => db.Inquiries.Select(known => known.Id).SingleAsync()));
    }

    [Fact]
    public async Task Words_number_and_name_go_with_the_data_of_whoever_asked()
    {
        await using var hospital = await OpenAsync();
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var patient = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (RegisterPatient use) => use.HandleAsync(new() { Name = "欧阳雪" }))).Value;
        var form = Form();
        (form.Way, form.Answer, form.Patient) = (InquiryWay.AnsweredNow, "一个月后可以。", patient.Value);
        var id = (await RegisterAsync(hospital, form)).Value;

        await hospital.InScopeAsync(async services =>
        {
            var handler = services.GetServices<IHandle<PatientErased>>().OfType<ForgetInquirer>().Single();
            await handler.HandleAsync(new(patient), default);
            return await services.GetRequiredService<Core.Data.CrmDb>().SaveChangesAsync();
        });

        var one = await OneAsync(hospital, id);
        Assert.Equal((null, null, null), (one.PatientId, one.Caller, one.Phone));
        Assert.Equal(("", ""), (vault.Open(Inquiry.QuestionPurpose, one.Question), vault.Open(Inquiry.AnswerPurpose, one.Answer!.Value)));
    }

    private static InquiryForm Form() => new() { Caller = "欧阳雪", Phone = "13800138000", Question = "做完支架多久可以坐飞机？", Way = InquiryWay.Later };

    private static async Task<ComplaintHospital> OpenAsync()
    {
        var hospital = await KnowledgeTests.DemoAsync();
        foreach (var staffNo in new[] { "headnurse01", "head02", "agent02", "auditor", "doctor01" })
        {
            await hospital.AsAsync(staffNo);
        }

        return hospital;
    }

    private static async Task<Id<Inquiry>> HandedAsync(ComplaintHospital hospital, string department)
    {
        var form = Form();
        (form.Way, form.Department, form.DueOn) = (InquiryWay.HandOver, department, hospital.Hospital.Clock.Today().AddDays(1));
        var outcome = await RegisterAsync(hospital, form);
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<Outcome<Id<Inquiry>>> RegisterAsync(ComplaintHospital hospital, InquiryForm form) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (RegisterInquiry use) => use.HandleAsync(form));

    private static async Task<Outcome<bool>> HandAsync(ComplaintHospital hospital, Id<Inquiry> id, string department, DateOnly due) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (HandInquiry use) => use.HandleAsync(id, department, due));

    private static async Task<Outcome<bool>> AnswerAsync(ComplaintHospital hospital, string by, Id<Inquiry> id, string words) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (AnswerInquiry use) => use.HandleAsync(id, new() { Answer = words }));

    private static async Task<Outcome<InquirySheet>> ReadAsync(ComplaintHospital hospital, string by, Id<Inquiry> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadInquiry use) => use.HandleAsync(id));

    private static Task<int> RemindAsync(ComplaintHospital hospital) => hospital.InScopeAsync(services => services.GetRequiredService<RemindOfInquiries>().RunAsync(default));

    private static Task<Inquiry> OneAsync(ComplaintHospital hospital, Id<Inquiry> id) => hospital.Hospital.WithDbAsync(db => db.Inquiries.AsNoTracking().SingleAsync(one => one.Id == id));

    private static async Task<List<string>> MessagesAsync(ComplaintHospital hospital, string source)
    {
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var kept = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().Where(message => message.Source == source).ToListAsync());
        return kept.ConvertAll(message => vault.Open(OutboundMessage.TextPurpose, message.Text));
    }
}
