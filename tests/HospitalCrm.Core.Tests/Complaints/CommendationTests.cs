using HospitalCrm.Core.Complaints.Praise;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>表扬, 锦旗, 建议: passed on at once, the giver known only as he wishes, answered once.</summary>
public sealed class CommendationTests
{
    [Fact]
    public async Task Praise_is_passed_on_to_the_person_and_his_head_and_no_message_names_the_giver_or_his_words()
    {
        await using var hospital = await OpenAsync();

        var id = await RegisterAsync(hospital, Form());

        var told = await MessagesAsync(hospital);
        Assert.Equal([CommendationNotices.Told, CommendationNotices.Told], told.Select(message => message.Template));
        Assert.All(told, message => Assert.Contains("表扬", message.Text, StringComparison.Ordinal));
        Assert.All(told, message => Assert.DoesNotContain("欧阳雪", message.Text, StringComparison.Ordinal));
        Assert.All(told, message => Assert.DoesNotContain("耐心", message.Text, StringComparison.Ordinal));
        Assert.Equal(CommendationState.PassedOn, (await OneAsync(hospital, id)).State);
    }

    [Theory]
    [InlineData(GiverWish.Named, "欧阳雪")]
    [InlineData(GiverWish.Surname, "欧阳某")]
    [InlineData(GiverWish.Nameless, null)]
    public async Task Those_praised_know_the_giver_as_he_wishes_and_the_office_knows_him(GiverWish wish, string? known)
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        form.Wish = wish;
        var id = await RegisterAsync(hospital, form);

        var doctor = await ReadAsync(hospital, "doctor01", id);
        var head = await ReadAsync(hospital, "head01", id);
        var office = await ReadAsync(hospital, "complaint01", id);
        var other = await ReadAsync(hospital, "doctor02", id);

        Assert.Equal((known, null), (doctor.Value!.Giver, doctor.Value.Phone));
        Assert.Equal(known, head.Value!.Giver);
        Assert.Equal(("欧阳雪", "13800138000"), (office.Value!.Giver, office.Value.Phone));
        Assert.Equal("Complaints.PraiseMissing", other.Problem!.Code);
        Assert.Equal(known, Assert.Single(await GiversAsync(hospital, "doctor01")));
        Assert.Empty(await GiversAsync(hospital, "doctor02"));
    }

    [Fact]
    public async Task Who_does_not_want_to_be_named_is_not_named_by_the_words_either()
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        (form.Wish, form.Text) = (GiverWish.Nameless, "我是欧阳雪，感谢高医生。");

        var refused = await TryAsync(hospital, form);

        Assert.Equal("Complaints.PraiseExposes", refused.Problem!.Code);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.Commendations.CountAsync()));
    }

    [Fact]
    public async Task Saved_twice_by_the_same_form_it_is_one_and_told_once()
    {
        await using var hospital = await OpenAsync();
        var form = Form();

        var both = await Task.WhenAll(TryAsync(hospital, form), TryAsync(hospital, form));

        Assert.All(both, outcome => Assert.Null(outcome.Problem));
        Assert.Equal(both[0].Value, both[1].Value);
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.Commendations.CountAsync()));
        Assert.Equal(2, (await MessagesAsync(hospital)).Count);
    }

    [Fact]
    public async Task A_suggestion_is_answered_once_by_its_department_and_the_giver_is_told()
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        (form.Kind, form.Staff, form.Department, form.Text) = (CommendationKind.Suggestion, null, "1001", "候诊区请加几把椅子。");
        var id = await RegisterAsync(hospital, form);
        var answer = new SuggestionAnswerForm { Verdict = SuggestionVerdict.Adopted, Text = "已增加二十把椅子" };

        var stranger = await AnswerAsync(hospital, "nursing01", id, answer);
        var first = await AnswerAsync(hospital, "head01", id, answer);
        var second = await AnswerAsync(hospital, "complaint01", id, new() { Verdict = SuggestionVerdict.Declined, Text = "不采纳" });

        var one = await OneAsync(hospital, id);
        Assert.Equal("Complaints.PraiseMissing", stranger.Problem!.Code);
        Assert.Null(first.Problem);
        Assert.Equal("Complaints.AlreadyAnswered", second.Problem!.Code);
        Assert.Equal((CommendationState.Answered, SuggestionVerdict.Adopted, "head01", true), (one.State, one.Verdict, one.AnsweredBy, one.IsGiverTold));
        Assert.Contains(await MessagesAsync(hospital), message => message.Template == CommendationNotices.Answered && message.Text.Contains("已增加二十把椅子", StringComparison.Ordinal));
    }

    [Fact]
    public async Task They_are_counted_within_what_one_may_see()
    {
        await using var hospital = await OpenAsync();
        await RegisterAsync(hospital, Form());
        var suggestion = Form();
        (suggestion.Kind, suggestion.Staff, suggestion.Department) = (CommendationKind.Suggestion, null, "1002");
        await RegisterAsync(hospital, suggestion);

        var office = await CountAsync(hospital, "complaint01");
        var doctor = await CountAsync(hospital, "doctor01");

        Assert.Equal((1, 1, 1), (office.Kinds[CommendationKind.Praise], office.Kinds[CommendationKind.Suggestion], office.Pending));
        Assert.Equal((1, 0), (doctor.Kinds.Values.Sum(), doctor.Pending));
    }

    private static CommendationForm Form() => new()
    {
        Kind = CommendationKind.Praise,
        GiverName = "欧阳雪",
        GiverPhone = "13800138000",
        Staff = "doctor01",
        Text = "高医生讲解耐心细致。",
    };

    private static async Task<ComplaintHospital> OpenAsync()
    {
        var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "agent01", "doctor01", "doctor02", "head01", "complaint01", "nursing01" })
        {
            await hospital.AsAsync(staffNo);
        }

        return hospital;
    }

    private static async Task<Outcome<Id<Commendation>>> TryAsync(ComplaintHospital hospital, CommendationForm form) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (RegisterCommendation use) => use.HandleAsync(form));

    private static async Task<Id<Commendation>> RegisterAsync(ComplaintHospital hospital, CommendationForm form)
    {
        var outcome = await TryAsync(hospital, form);
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<Outcome<CommendationSheet>> ReadAsync(ComplaintHospital hospital, string by, Id<Commendation> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadCommendation use) => use.HandleAsync(id));

    private static async Task<Outcome<bool>> AnswerAsync(ComplaintHospital hospital, string by, Id<Commendation> id, SuggestionAnswerForm form) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (AnswerSuggestion use) => use.HandleAsync(id, form));

    private static async Task<PraiseCounts> CountAsync(ComplaintHospital hospital, string by) =>
        (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (CountPraise use) => use.HandleAsync())).Value!;

    private static async Task<List<string?>> GiversAsync(ComplaintHospital hospital, string by)
    {
        var rows = (await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync(by), CommendationList.Definition, new())).Value!;
        return await hospital.InScopeAsync(services => Task.FromResult(rows.Rows.Select(row => (string?)CommendationList.Definition.Column("Giver")!.Read(row, services.GetRequiredService<ListTools>())).ToList()));
    }

    private static Task<Commendation> OneAsync(ComplaintHospital hospital, Id<Commendation> id) => hospital.Hospital.WithDbAsync(db => db.Commendations.AsNoTracking().SingleAsync(one => one.Id == id));

    private static async Task<List<(string? Template, string Text)>> MessagesAsync(ComplaintHospital hospital)
    {
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var kept = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().Where(message => message.Source == CommendationNotices.Source).ToListAsync());
        return kept.ConvertAll(message => (message.Template, vault.Open(OutboundMessage.TextPurpose, message.Text)));
    }
}
