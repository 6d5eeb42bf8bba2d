using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>回复短信: assigned, noted, answered in the same conversation, settled.</summary>
public sealed class InboxWorkTests
{
    private static readonly Permission[] Clerk = [MessagingPermissions.Inbox, MessagingPermissions.Send, MessagingPermissions.View, PatientPermissions.View, PatientPermissions.SeeNames];

    [Fact]
    public async Task A_complaint_is_given_to_somebody_who_notes_answers_and_settles_it_and_all_of_it_is_on_record()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var (wang, clerk) = (await hospital.Hospital.HaveAsync(Forms.WangFang()), await hospital.Hospital.StaffAsync("complaint01", "孙丽", Clerk));
        var reply = await HearAsync(hospital, "我要投诉，护士态度差", "m1");
        var run = hospital.Hospital.Run;

        Assert.Null((await run.RunAsync(clerk, (AssignInbound use) => use.HandleAsync([reply], "complaint01"))).Problem);
        var seen = (await run.RunAsync(clerk, (ReadConversation use) => use.HandleAsync(reply))).Value!;
        Assert.Null((await run.RunAsync(clerk, (NoteInbound use) => use.HandleAsync(reply, seen.Reply.Version, "已联系护士长核实"))).Problem);
        var answer = await run.RunAsync(clerk, (AnswerInbound use) => use.HandleAsync(reply, Guid.CreateVersion7(), "您反映的情况正在核实，今天下午给您回电。", settles: true));

        Assert.Equal((MessageState.Queued, null), (answer.Value!.State, answer.Problem));
        var kept = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().SingleAsync());
        Assert.Equal((ReplyKind.Complaint, "complaint01", "complaint01", answer.Value.Id), (kept.Kind, kept.AssignedTo, kept.HandledBy, kept.AnswerId!.Value));
        Assert.Equal("已联系护士长核实", hospital.Vault.Open(InboundMessage.NotePurpose, kept.Note!.Value));
        var sent = await hospital.ReadAsync(answer.Value.Id);
        Assert.Equal(wang, sent.PatientId!.Value);
        Assert.Equal("【测试医院】您反映的情况正在核实，今天下午给您回电。", hospital.Vault.Open(OutboundMessage.TextPurpose, sent.Text));
        Assert.Equal(3, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(InboundMessage) && entry.Act == Core.Data.Auditing.AuditAct.Changed && entry.ActorNo == "complaint01")));
    }

    [Fact]
    public async Task What_he_writes_back_stands_in_the_same_conversation_and_with_whom_works_on_it()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        await hospital.Hospital.HaveAsync(Forms.WangFang());
        var clerk = await hospital.Hospital.StaffAsync("complaint01", "孙丽", Clerk);
        hospital.Start();
        var first = await HearAsync(hospital, "请问几点上班？", "m1");
        await hospital.Hospital.Run.RunAsync(clerk, (AssignInbound use) => use.HandleAsync([first], "complaint01"));
        var answer = (await hospital.Hospital.Run.RunAsync(clerk, (AnswerInbound use) => use.HandleAsync(first, Guid.CreateVersion7(), "上午八点。", settles: false))).Value!;
        await hospital.UntilAsync(answer.Id, MessageState.Sent);
        hospital.Clock.Advance(TimeSpan.FromMinutes(1));

        var second = await HearAsync(hospital, "那周六呢", "m2");

        var kept = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().SingleAsync(reply => reply.Id == second));
        Assert.Equal((answer.Id, "complaint01"), (kept.AnswersId!.Value, kept.AssignedTo));
        var talk = (await hospital.Hospital.Run.RunAsync(clerk, (ReadConversation use) => use.HandleAsync(second))).Value!;
        Assert.Equal(["请问几点上班？", "【测试医院】上午八点。", "那周六呢"], talk.Lines.Select(line => line.Text));
        Assert.Equal("138****8000", talk.From);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_answer_and_one_that_is_held_back_settles_nothing()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var clerk = await hospital.Hospital.StaffAsync("complaint01", "孙丽", Clerk);
        var reply = await HearAsync(hospital, "有人吗", "m1");
        var token = Guid.CreateVersion7();

        await hospital.Hospital.Run.RunAsync(clerk, (AnswerInbound use) => use.HandleAsync(reply, token, "在的。", settles: false));
        await hospital.Hospital.Run.RunAsync(clerk, (AnswerInbound use) => use.HandleAsync(reply, token, "在的。", settles: false));
        await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(wang, new(2026, 3, 1), DeathSource.Family, "家属来电"));
        var held = await hospital.Hospital.Run.RunAsync(clerk, (AnswerInbound use) => use.HandleAsync(reply, Guid.CreateVersion7(), "请节哀。", settles: true));

        Assert.Equal(2, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
        Assert.Equal(MessageState.Suppressed, held.Value!.State);
        Assert.Null(await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Select(known => known.HandledAt).SingleAsync()));
    }

    [Theory]
    [InlineData("", "Messaging.AnswerLength")]
    [InlineData("【别家医院】您好", "Messaging.SignatureIsPut")]
    public async Task An_answer_without_words_or_with_a_signature_of_its_own_is_refused(string text, string code)
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var reply = await HearAsync(hospital, "有人吗", "m1");

        Assert.Equal(code, (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (AnswerInbound use) => use.HandleAsync(reply, Guid.CreateVersion7(), text, settles: true))).Problem!.Code);
    }

    [Fact]
    public async Task It_is_given_to_nobody_without_the_right_and_a_settled_one_to_nobody_at_all()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        await hospital.Hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View);
        await hospital.Hospital.StaffAsync("complaint01", "孙丽", Clerk);
        var reply = await HearAsync(hospital, "有人吗", "m1");
        var run = hospital.Hospital.Run;

        Assert.Equal("Messaging.NotInboxStaff", (await run.RunAsync(Actor.Product("test"), (AssignInbound use) => use.HandleAsync([reply], "doctor01"))).Problem!.Code);
        await run.RunAsync(Actor.Product("test"), (HandleInbound use) => use.HandleAsync([reply], null));
        Assert.Equal("Messaging.AlreadyHandled", (await run.RunAsync(Actor.Product("test"), (AssignInbound use) => use.HandleAsync([reply], "complaint01"))).Problem!.Code);
        Assert.Equal("Messaging.Missing", (await run.RunAsync(Actor.Product("test"), (AssignInbound use) => use.HandleAsync([Id<InboundMessage>.New()], "complaint01"))).Problem!.Code);
    }

    [Fact]
    public async Task Who_may_not_open_the_archive_reads_answers_and_notes_nothing_of_it_but_the_other_patients_words()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var closed = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var reply = await HearAsync(hospital, "有人吗", "m1");
        await hospital.Hospital.WithDbAsync(db => db.Patients.Where(patient => patient.Id == closed).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.RestrictedAs, Restriction.Vip)));
        var clerk = await hospital.Hospital.StaffAsync("complaint01", "孙丽", Clerk);
        await hospital.AddAsync(hospital.Notice("n1"));

        var talk = (await hospital.Hospital.Run.RunAsync(clerk, (ReadConversation use) => use.HandleAsync(reply))).Value!;

        Assert.Equal((false, null), (talk.IsOpen, talk.Patient));
        Assert.Null(talk.Lines.Single(line => line.Reply is not null).Text);
        Assert.NotNull(talk.Lines.Single(line => line.Message is not null).Text);
        Assert.Equal("Messaging.ReplyClosed", (await hospital.Hospital.Run.RunAsync(clerk, (AnswerInbound use) => use.HandleAsync(reply, Guid.CreateVersion7(), "您好", true))).Problem!.Code);
        Assert.Equal("Messaging.ReplyClosed", (await hospital.Hospital.Run.RunAsync(clerk, (NoteInbound use) => use.HandleAsync(reply, talk.Reply.Version, "记录"))).Problem!.Code);
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(InboundMessage) && entry.Act == Core.Data.Auditing.AuditAct.Viewed && entry.PatientId == closed.Value)));
    }

    [Fact]
    public async Task A_note_written_over_another_is_stale()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var reply = await HearAsync(hospital, "有人吗", "m1");
        var version = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Select(known => known.Version).SingleAsync());

        await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (NoteInbound use) => use.HandleAsync(reply, version, "甲"));

        Assert.Equal(ProblemKind.Stale, (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (NoteInbound use) => use.HandleAsync(reply, version, "乙"))).Problem!.Kind);
    }

    private static async Task<Id<InboundMessage>> HearAsync(MessagingHospital hospital, string text, string key)
    {
        Id<InboundMessage>? heard = null;
        await hospital.InScopeAsync<ReceiveReply>(async (use, _) => heard = await use.HandleAsync("gateway", new(hospital.Clock.GetUtcNow(), "+86" + Forms.Phone, "", text, key)));
        return heard!.Value;
    }
}
