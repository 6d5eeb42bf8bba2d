using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Requests;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>How long messages are kept, and what goes when somebody has his data erased.</summary>
public sealed class KeepingTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_their_years_messages_go_with_attempts_and_replies_and_the_proof_of_a_refusal_stays(TestDatabase database)
    {
        await using var hospital = await MessagingHospital.OpenAsync(database);
        hospital.Start();
        var asked = await hospital.TakeAsync(hospital.Notice("q1") with { AsksUntil = hospital.Clock.GetUtcNow().AddDays(3) });
        await hospital.UntilAsync(asked.Id, MessageState.Sent);
        hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        await HearAsync(hospital, "5", "m1");
        await HearAsync(hospital, "有人吗", "open");
        await HearAsync(hospital, "R", "stop", "13900139000");
        hospital.Set((MessagingParameters.KeepYears, "2"));
        hospital.Clock.Advance(TimeSpan.FromDays(500));
        var young = (await hospital.AddAsync(hospital.Notice("n2"))).Single().Id;

        var early = await PurgeAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromDays(300));
        var purged = await PurgeAsync(hospital);

        // The question stays: what somebody has still to see to answers it.
        Assert.Equal((0, 1), (early, purged));
        await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Where(reply => reply.HandledAt == null).ExecuteUpdateAsync(set => set.SetProperty(reply => reply.HandledAt, hospital.Clock.GetUtcNow())));
        Assert.Equal(2, await PurgeAsync(hospital));
        Assert.Equal(young, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.Select(message => message.Id).SingleAsync()));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.MessageAttempts.CountAsync(attempt => attempt.MessageId == asked.Id)));
        Assert.Equal(ReplyKind.OptOut, await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Select(reply => reply.Kind).SingleAsync()));
        Assert.Equal(2, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(PurgeMessages))));
        Assert.NotEqual(0, await hospital.Hospital.WithDbAsync(db => db.MessageTallies.CountAsync()));
    }

    [Fact]
    public async Task More_than_one_batch_goes_in_one_night()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Set((MessagingParameters.RepeatSeconds, "0"), (MessagingParameters.NoticesPerDay, "0"));
        await hospital.AddAsync([.. Enumerable.Range(0, 1_100).Select(at => hospital.Notice($"n{at}"))]);
        await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Delivered)));
        hospital.Clock.Advance(TimeSpan.FromDays(1_200));

        Assert.Equal(1_100, await PurgeAsync(hospital));
        Assert.Equal(0, await PurgeAsync(hospital));
    }

    [Fact]
    public async Task Whose_data_is_erased_has_no_words_and_no_number_in_any_message_and_what_waits_is_not_sent()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var (wang, other) = (await hospital.Hospital.HaveAsync(Forms.WangFang()), await hospital.Hospital.HaveAsync(new() { Name = "李强", BirthDate = "1980-01-01", Numbers = [new() { Number = "13900139000" }] }));
        await hospital.AddAsync(hospital.Notice("n1", patient: wang), hospital.Notice("n2", "13900139000", other));
        await HearAsync(hospital, "护士态度差", "m1");
        await HearAsync(hospital, "R", "m2");

        await EraseAsync(hospital, wang);

        var sent = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().ToListAsync());
        var his = sent.Single(message => message.PatientId is null);
        Assert.Equal(((MessageState, MessageReason?))(MessageState.Suppressed, MessageReason.Cancelled), (his.State, his.Reason));
        Assert.Equal(("", ""), (hospital.Vault.Open(OutboundMessage.ToPurpose, his.To), hospital.Vault.Open(OutboundMessage.TextPurpose, his.Text)));
        Assert.Contains("n2", hospital.Vault.Open(OutboundMessage.TextPurpose, sent.Single(message => message.PatientId == other).Text), StringComparison.Ordinal);
        var heard = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().ToListAsync());
        Assert.All(heard, reply => Assert.Null(reply.PatientId));
        Assert.Equal("", hospital.Vault.Open(InboundMessage.TextPurpose, heard.Single(reply => reply.Kind == ReplyKind.Complaint).Text));
        Assert.Equal("R", hospital.Vault.Open(InboundMessage.TextPurpose, heard.Single(reply => reply.Kind == ReplyKind.OptOut).Text));
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == nameof(OutboundMessage) && entry.Act == Core.Data.Auditing.AuditAct.Deleted)));
    }

    [Fact]
    public async Task What_was_erased_can_still_be_looked_at()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var id = (await hospital.AddAsync(hospital.Notice("n1", patient: wang)))[0].Id;
        await HearAsync(hospital, "有人吗", "m1");
        await EraseAsync(hospital, wang);
        var reply = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.Select(known => known.Id).SingleAsync());

        var message = (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ReadMessage use) => use.HandleAsync(id))).Value!;
        var talk = (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ReadConversation use) => use.HandleAsync(reply))).Value!;

        Assert.Equal("", message.Text);
        Assert.Empty(talk.Lines);
    }

    private static async Task EraseAsync(MessagingHospital hospital, Id<Patient> patient)
    {
        var run = hospital.Hospital.Run;
        var form = new DataRequestForm { PatientId = patient.Value, Kind = DataRequestKind.Delete, Identity = IdentityCheck.IdCardShown, Text = "删除我的资料" };
        var request = (await run.RunAsync(Actor.Product("test"), (RegisterDataRequest use) => use.HandleAsync(form))).Value;
        var version = await hospital.Hospital.WithDbAsync(db => db.DataRequests.Where(known => known.Id == request).Select(known => known.Version).SingleAsync());
        Assert.Null((await run.RunAsync(Actor.Product("test"), (AnswerDataRequest use) => use.HandleAsync(new(request, version, DataRequestState.Granted, "已按要求删除")))).Problem);
    }

    private static async Task<int> PurgeAsync(MessagingHospital hospital)
    {
        var purged = 0;
        await hospital.InScopeAsync<PurgeMessages>(async (work, _) => purged = await work.RunAsync(default));
        return purged;
    }

    private static Task HearAsync(MessagingHospital hospital, string text, string key, string phone = Forms.Phone) =>
        hospital.InScopeAsync<ReceiveReply>((use, _) => use.HandleAsync("gateway", new(hospital.Clock.GetUtcNow(), "+86" + phone, "", text, key)));
}
