using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>What people reply: a refusal first, then an answer, else somebody reads it.</summary>
public sealed class ReplyTests
{
    [Theory]
    [InlineData("R")]
    [InlineData(" ｒ。")]
    [InlineData("td")]
    [InlineData("退订")]
    [InlineData("【退订】")]
    public async Task A_refusal_stops_the_number_and_stands_in_the_ledger_with_its_proof(string said)
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.ConsentAsync(wang);

        await HearAsync(hospital, said, "m1");

        var reply = await ReplyAsync(hospital);
        Assert.Equal((ReplyKind.OptOut, wang, true), (reply.Kind, reply.PatientId!.Value, reply.HandledAt is not null));
        var line = await hospital.Hospital.WithDbAsync(db => db.ConsentEntries.AsNoTracking().Where(entry => entry.State == ConsentState.Withdrawn && entry.Purpose == ConsentPurpose.Promotion).SingleAsync());
        Assert.Equal((wang, ConsentChannel.Sms, ConsentDoor.Sms), (line.PatientId, line.Channel, line.Door));
        Assert.Contains(reply.Id.ToString(), hospital.Vault.Open(ConsentEntry.ProofPurpose, line.Proof!.Value), StringComparison.Ordinal);
        Assert.Equal([MessageReason.Withdrawn, null], (await hospital.AddAsync(hospital.Promotion("p1", patient: wang), hospital.Notice("n1", patient: wang))).Select(answer => answer.Reason));
    }

    [Theory]
    [InlineData("请问T恤可以穿吗")]
    [InlineData("R2")]
    [InlineData("不退订")]
    public async Task A_word_inside_a_sentence_refuses_nothing(string said)
    {
        await using var hospital = await MessagingHospital.OpenAsync();

        await HearAsync(hospital, said, "m1");

        Assert.NotEqual(ReplyKind.OptOut, (await ReplyAsync(hospital)).Kind);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.MessageStops.CountAsync()));
    }

    [Fact]
    public async Task A_number_nobody_knows_may_refuse_too()
    {
        await using var hospital = await MessagingHospital.OpenAsync();

        await HearAsync(hospital, "R", "m1");

        var answer = (await hospital.AddAsync(hospital.Promotion("p1")))[0];
        Assert.Equal(MessageReason.OptedOut, answer.Reason);
    }

    [Theory]
    [InlineData("5", ReplyKind.Rating, 5)]
    [InlineData("２分", ReplyKind.Rating, 2)]
    [InlineData("非常满意", ReplyKind.Rating, 5)]
    [InlineData("四", ReplyKind.Rating, 4)]
    [InlineData("five", ReplyKind.Rating, 5)]
    [InlineData("5\uFE0F\u20E3", ReplyKind.Rating, 5)]
    [InlineData("\u200B\u202E3\u202C\u200D", ReplyKind.Rating, 3)]
    [InlineData("2，等了太久", ReplyKind.Rating, 2)]
    [InlineData("1星，护士态度差", ReplyKind.Complaint, 1)]
    [InlineData("6", ReplyKind.Unrecognised, null)]
    [InlineData("0", ReplyKind.Unrecognised, null)]
    [InlineData("2.5", ReplyKind.Unrecognised, null)]
    [InlineData("3月5日能出院吗", ReplyKind.Inquiry, null)]
    [InlineData("1、请问几点上班", ReplyKind.Inquiry, null)]
    [InlineData("5 6点来", ReplyKind.Unrecognised, null)]
    [InlineData("护士态度差", ReplyKind.Complaint, null)]
    [InlineData("请问几点上班？", ReplyKind.Inquiry, null)]
    [InlineData("好的谢谢", ReplyKind.Unrecognised, null)]
    public async Task A_reply_to_a_question_is_what_it_says(string said, ReplyKind kind, int? rating)
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        hospital.Start();
        var question = await AskAsync(hospital, "q1", wang);

        await HearAsync(hospital, said, "m1");

        var reply = await ReplyAsync(hospital);
        Assert.Equal((kind, rating, question, wang), (reply.Kind, reply.Rating, reply.AnswersId!.Value, reply.PatientId!.Value));
        Assert.Equal(kind == ReplyKind.Rating && rating >= 3, reply.HandledAt is not null);
    }

    [Fact]
    public async Task A_figure_without_a_question_is_read_by_somebody()
    {
        await using var hospital = await MessagingHospital.OpenAsync();

        await HearAsync(hospital, "5", "m1");

        Assert.Equal((ReplyKind.Unrecognised, null), await ReplyAsync(hospital) is var reply ? (reply.Kind, reply.AnswersId) : default);
    }

    [Fact]
    public async Task The_extension_names_the_question_before_the_newest_does()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var first = await AskAsync(hospital, "q1", null, "12");
        var second = await AskAsync(hospital, "q2", null, "13");

        await HearAsync(hospital, "4", "m1", to: "1069000012");
        await HearAsync(hospital, "4", "m2", to: "10690000");

        var answered = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().OrderBy(reply => reply.Id).Select(reply => reply.AnswersId!.Value).ToListAsync());
        Assert.Equal([first, second], answered);
    }

    [Fact]
    public async Task The_same_reply_heard_again_is_the_same_reply_and_is_handled_once()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        await HearAsync(hospital, "有人吗", "m1");
        await HearAsync(hospital, "有人吗", "m1");
        var reply = await ReplyAsync(hospital);

        var first = await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (HandleInbound use) => use.HandleAsync([reply.Id], "已电话联系"));
        var second = await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (HandleInbound use) => use.HandleAsync([reply.Id], null));

        Assert.Null(first.Problem);
        Assert.Equal("Messaging.AlreadyHandled", second.Problem!.Code);
    }

    [Theory]
    [InlineData("退\u200B订")]
    [InlineData("\u202E订退\u202C", false)]
    [InlineData("Ｔ\u2060Ｄ")]
    public async Task What_cannot_be_seen_neither_hides_a_refusal_nor_makes_one(string said, bool refuses = true)
    {
        await using var hospital = await MessagingHospital.OpenAsync();

        await HearAsync(hospital, said, "m1");

        Assert.Equal(refuses ? 1 : 0, await hospital.Hospital.WithDbAsync(db => db.MessageStops.CountAsync()));
    }

    [Fact]
    public async Task A_long_reply_of_ten_parts_is_kept_whole_and_shown_without_what_turns_the_line_around()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var said = "\u202E" + string.Concat(Enumerable.Repeat("护士很好但是等得太久了。", 55)) + "\uD83D";

        await HearAsync(hospital, said, "m1");

        var kept = hospital.Vault.Open(InboundMessage.TextPurpose, (await ReplyAsync(hospital)).Text);
        Assert.StartsWith(said[..600], kept, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', ReplyReading.Shown(kept));
        Assert.Equal(ReplyKind.Unrecognised, (await ReplyAsync(hospital)).Kind);
    }

    [Fact]
    public async Task A_refusal_comes_before_the_extension_and_the_open_question()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var question = await AskAsync(hospital, "q1", null, "12");

        await HearAsync(hospital, "R", "m1", to: "1069000012");

        var reply = await ReplyAsync(hospital);
        Assert.Equal((ReplyKind.OptOut, question, null), (reply.Kind, reply.AnswersId!.Value, reply.Rating));
    }

    [Fact]
    public async Task Two_open_questions_are_answered_one_after_the_other_the_newest_first()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var first = await AskAsync(hospital, "q1", null);
        var second = await AskAsync(hospital, "q2", null);

        await HearAsync(hospital, "5", "m1");
        await HearAsync(hospital, "2", "m2");
        await HearAsync(hospital, "4", "m3");

        var answered = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().ToDictionaryAsync(reply => reply.Rating!.Value, reply => reply.AnswersId!.Value));
        Assert.Equal((second, first, second), (answered[5], answered[2], answered[4]));
    }

    [Theory]
    [InlineData("Vaccine")]
    [InlineData("Lecture")]
    public async Task A_figure_is_not_taken_by_a_newer_notice_that_is_answered_in_words(string kind)
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var question = await AskAsync(hospital, "q1", null);
        var invitation = await hospital.AddAsync(Question(hospital, "q2") with { Kind = kind });
        await hospital.UntilAsync(invitation[0].Id, MessageState.Sent);

        await HearAsync(hospital, "5", "m1");

        Assert.Equal((5, question), ((await ReplyAsync(hospital)).Rating, (await ReplyAsync(hospital)).AnswersId!.Value));
    }

    [Fact]
    public async Task A_reply_that_was_long_on_its_way_still_answers_what_was_open_when_it_was_written()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var question = await AskAsync(hospital, "q1", null);
        var written = hospital.Clock.GetUtcNow();
        hospital.Clock.Advance(TimeSpan.FromDays(3));

        await HearAsync(hospital, "5", "late", at: written.AddDays(2));
        await HearAsync(hospital, "4", "over");

        var replies = await hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().ToListAsync());
        Assert.Equal(question, replies.Single(reply => reply.Rating == 5).AnswersId!.Value);
        Assert.Equal(1, replies.Count(reply => reply.Rating is null && reply.AnswersId is null));
    }

    [Fact]
    public async Task Questions_to_one_number_get_digits_of_their_own_where_a_channel_can_carry_them()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var without = await hospital.AddAsync(Question(hospital, "q0"));
        await using var carrying = await CarryingAsync();

        await carrying.AddAsync(Question(carrying, "q1"), Question(carrying, "q2"), Question(carrying, "q3", "13900139000"), carrying.Notice("n1"));
        await carrying.AddAsync(Question(carrying, "q4"));

        Assert.Null((await hospital.ReadAsync(without[0].Id)).Extension);
        var given = await carrying.Hospital.WithDbAsync(db => db.OutboundMessages.Select(message => message.Extension).ToListAsync());
        Assert.Equal([null, "11", "11", "12", "13"], given.Order(StringComparer.Ordinal));
        carrying.Start();
        await carrying.UntilAsync(await carrying.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => message.Extension == "13").Select(message => message.Id).SingleAsync()), MessageState.Sent);
        Assert.Contains(carrying.Channels[0].Given, sms => sms.Extension == "13");
    }

    private static NewMessage Question(MessagingHospital hospital, string key, string to = Forms.Phone) => hospital.Notice(key, to) with { AsksUntil = hospital.Clock.GetUtcNow().AddDays(3) };

    private static Task<MessagingHospital> CarryingAsync() => MessagingHospital.OpenAsync(url: "http://127.0.0.1/send?to={to}&text={text}&ext={extension}");

    private static Task HearAsync(MessagingHospital hospital, string text, string key, string to = "", DateTimeOffset? at = null) => hospital.InScopeAsync<ReceiveReply>((use, _) =>
        use.HandleAsync("gateway", new(at ?? hospital.Clock.GetUtcNow(), "+86" + Forms.Phone, to, text, key)));

    private static Task<InboundMessage> ReplyAsync(MessagingHospital hospital) => hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().SingleAsync());

    private static async Task<Id<OutboundMessage>> AskAsync(MessagingHospital hospital, string key, Id<Patient>? patient, string? extension = null)
    {
        var id = (await hospital.TakeAsync(hospital.Notice(key, patient: patient) with { AsksUntil = hospital.Clock.GetUtcNow().AddDays(3), Extension = extension })).Id;
        await hospital.UntilAsync(id, MessageState.Sent);
        hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }
}
