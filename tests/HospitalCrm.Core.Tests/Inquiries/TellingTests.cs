using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Inquiries;

/// <summary>待回复来电人: what a department answered is told by message or telephone, or ended with a reason; only then it is closed.</summary>
public sealed class TellingTests
{
    [Fact]
    public async Task What_the_department_answered_waits_at_the_desk_of_whoever_took_it_first_and_of_his_colleagues()
    {
        await using var hospital = await OpenAsync();
        var own = await AnsweredAsync(hospital);

        var mine = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (ReadAnswersToTell use) => use.HandleAsync())).Value!;
        var other = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent02"), (ReadAnswersToTell use) => use.HandleAsync())).Value!;
        var head = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("head01"), (ReadAnswersToTell use) => use.HandleAsync());

        var line = Assert.Single(mine.Lines);
        Assert.Equal((own, null, true, true, 1), (line.Id, line.TakenBy, line.HasPhone, line.MaySend, mine.Count));
        Assert.NotNull(Assert.Single(other.Lines).TakenBy);
        Assert.Equal(ProblemKind.Forbidden, head.Problem!.Kind);
        Assert.Equal((1, 0), (await BellAsync(hospital, "agent01"), await BellAsync(hospital, "agent02")));
    }

    [Fact]
    public async Task Sent_by_one_press_it_is_one_message_closed_and_gone_from_the_desk()
    {
        await using var hospital = await OpenAsync();
        var id = await AnsweredAsync(hospital);

        var both = await Task.WhenAll(SendAsync(hospital, "agent01", id), SendAsync(hospital, "agent02", id));

        Assert.Single(both, outcome => outcome.Problem is null);
        Assert.Single(both, outcome => outcome.Problem?.Code == "Inquiries.WrongState");
        var one = await OneAsync(hospital, id);
        Assert.Equal((InquiryState.Closed, true), (one.State, one.IsSent));
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync(message => message.Source == AnswerMessages.Source)));
        Assert.Equal(0, await BellAsync(hospital, "agent01"));
    }

    [Fact]
    public async Task Nothing_is_sent_without_a_number_with_a_word_for_no_lock_screen_or_by_the_department()
    {
        await using var hospital = await OpenAsync();
        var (silent, sensitive, open) = (await AnsweredAsync(hospital, phone: ""), await AnsweredAsync(hospital, answer: "艾滋病检测结果请到门诊查询。"), await HandedAsync(hospital));

        Assert.Equal("Inquiries.NoPhone", (await SendAsync(hospital, "agent01", silent)).Problem!.Code);
        Assert.Equal("Inquiries.Sensitive", (await SendAsync(hospital, "agent01", sensitive)).Problem!.Code);
        Assert.Equal("Inquiries.WrongState", (await SendAsync(hospital, "agent01", open)).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await SendAsync(hospital, "head01", silent)).Problem!.Kind);
        Assert.Equal((InquiryState.Answered, InquiryState.Answered, InquiryState.Handed), ((await OneAsync(hospital, silent)).State, (await OneAsync(hospital, sensitive)).State, (await OneAsync(hospital, open)).State));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync(message => message.Source == AnswerMessages.Source)));
    }

    [Fact]
    public async Task Ended_without_being_told_it_needs_a_reason_that_the_department_does_not_read()
    {
        await using var hospital = await OpenAsync();
        var id = await HandedAsync(hospital);

        var empty = await EndAsync(hospital, "agent01", id, " ");
        var long201 = await EndAsync(hospital, "agent01", id, new string('长', 201));
        var head = await EndAsync(hospital, "head01", id, "不需要");
        var ended = await EndAsync(hospital, "agent01", id, "来电人说不用了");
        var again = await EndAsync(hospital, "agent01", id, "再一次");

        Assert.Equal(("Inquiries.ReasonNeeded", "Inquiries.ReasonNeeded", ProblemKind.Forbidden, null, "Inquiries.WrongState"), (empty.Problem!.Code, long201.Problem!.Code, head.Problem!.Kind, ended.Problem, again.Problem!.Code));
        var agent = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (ReadInquiry use) => use.HandleAsync(id))).Value!;
        var department = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("head01"), (ReadInquiry use) => use.HandleAsync(id))).Value!;
        Assert.Equal((InquiryState.Closed, true, "来电人说不用了"), (agent.State, agent.IsEnded, agent.EndReason));
        Assert.Equal((true, null), (department.IsEnded, department.EndReason));
    }

    [Fact]
    public async Task Whoever_asked_is_dialled_by_those_who_take_calls_and_by_nobody_else()
    {
        await using var hospital = await OpenAsync(services => services.AddSingleton(new LineDirectory([new() { Id = "pbx", Adapter = "HttpEvents", DialOut = true }])));
        hospital.Hospital.Services.GetRequiredService<LineDiallers>().Register("pbx", new Keys());
        var (id, silent) = (await AnsweredAsync(hospital), await AnsweredAsync(hospital, phone: ""));

        Assert.Equal("Calls.DialNoNumber", (await DialAsync(hospital, "agent01", silent)).Problem!.Code);
        Assert.Equal(ProblemKind.Forbidden, (await DialAsync(hospital, "head01", id)).Problem!.Kind);
        Assert.Equal("Inquiries.Missing", (await DialAsync(hospital, "agent01", Id<Inquiry>.New())).Problem!.Code);
        Assert.Null((await DialAsync(hospital, "agent01", id)).Problem);

        var call = await hospital.Hospital.WithDbAsync(db => db.Calls.AsNoTracking().SingleAsync());
        Assert.Equal((CallDirection.Outgoing, "agent01"), (call.Direction, call.AgentNo));
        Assert.Equal(InquiryState.Answered, (await OneAsync(hospital, id)).State);
    }

    [Fact]
    public async Task One_reminder_that_fails_keeps_no_other_department_from_being_reminded()
    {
        await using var hospital = await OpenAsync();
        var (broken, sound) = (await HandedAsync(hospital), await HandedAsync(hospital, "1002"));
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(2));
        var before = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync());
        await hospital.Hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite()
            ? "CREATE TRIGGER one_fails BEFORE UPDATE ON Inquiries WHEN NEW.\"DepartmentCode\" = '1001' BEGIN SELECT RAISE(ABORT, 'planted'); END"
            : """CREATE FUNCTION one_fails() RETURNS trigger AS $$ BEGIN IF NEW."DepartmentCode" = '1001' THEN RAISE EXCEPTION 'planted'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql; CREATE TRIGGER one_fails BEFORE UPDATE ON "Inquiries" FOR EACH ROW EXECUTE FUNCTION one_fails()"""));

        await Assert.ThrowsAsync<AggregateException>(() => RemindAsync(hospital));

        Assert.Null((await OneAsync(hospital, broken)).RemindedAt);
        Assert.NotNull((await OneAsync(hospital, sound)).RemindedAt);
        Assert.True(await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()) > before);
    }

    private static async Task<ComplaintHospital> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var hospital = more is null ? await KnowledgeTests.DemoAsync() : await ComplaintHospital.OpenAsync(more);
        foreach (var staffNo in new[] { "agent01", "agent02", "head01", "head02" })
        {
            await hospital.AsAsync(staffNo);
        }

        return hospital;
    }

    private static async Task<Id<Inquiry>> HandedAsync(ComplaintHospital hospital, string department = "1001", string phone = "13800138000")
    {
        var form = new InquiryForm { Caller = "欧阳雪", Phone = phone, Question = "做完支架多久可以坐飞机？", Way = InquiryWay.HandOver, Department = department, DueOn = hospital.Hospital.Clock.Today() };
        var outcome = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (RegisterInquiry use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    /// <summary>By the department, and not sent by it.</summary>
    private static async Task<Id<Inquiry>> AnsweredAsync(ComplaintHospital hospital, string phone = "13800138000", string answer = "一个月后复查无异常即可。")
    {
        var id = await HandedAsync(hospital, phone: phone);
        var outcome = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("head01"), (AnswerInquiry use) => use.HandleAsync(id, new() { Answer = answer, TellCaller = false }));
        Assert.Null(outcome.Problem);
        return id;
    }

    private static async Task<int> BellAsync(ComplaintHospital hospital, string by) => (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (CountAnswersToTell use) => use.HandleAsync())).Value;

    private static async Task<Outcome<bool>> SendAsync(ComplaintHospital hospital, string by, Id<Inquiry> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (SendInquiryAnswer use) => use.HandleAsync(id));

    private static async Task<Outcome<bool>> EndAsync(ComplaintHospital hospital, string by, Id<Inquiry> id, string reason) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (EndInquiry use) => use.HandleAsync(id, reason));

    private static async Task<Outcome<Id<DialSession>>> DialAsync(ComplaintHospital hospital, string by, Id<Inquiry> id)
    {
        var actor = await hospital.AsAsync(by);
        if (by == "agent01")
        {
            await hospital.Hospital.Run.RunAsync(actor, (TakeSeat use) => use.HandleAsync("8001", true));
        }

        return await hospital.Hospital.Run.RunAsync(actor, (DialInquirer use) => use.HandleAsync(id));
    }

    private static Task<int> RemindAsync(ComplaintHospital hospital) => hospital.InScopeAsync(services => services.GetRequiredService<RemindOfInquiries>().RunAsync(default));

    private static Task<Inquiry> OneAsync(ComplaintHospital hospital, Id<Inquiry> id) => hospital.Hospital.WithDbAsync(db => db.Inquiries.AsNoTracking().SingleAsync(one => one.Id == id));

    private sealed class Keys : IDialler
    {
        public bool CanDial => true;

        public Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct) => Task.FromResult(DialAnswer.Dialled);

        public Task HangUpAsync(string linkId, CancellationToken ct) => Task.CompletedTask;
    }
}
