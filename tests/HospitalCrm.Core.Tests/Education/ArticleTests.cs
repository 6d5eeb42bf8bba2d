using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Education;

public sealed class ArticleTests
{
    [Fact]
    public async Task Nobody_approves_what_he_wrote_and_nothing_goes_out_unapproved()
    {
        await using var education = await EducationHospital.OpenAsync();
        var both = await education.Hospital.StaffAsync("both01", "钱多", EducationPermissions.Manage, EducationPermissions.Approve, EducationPermissions.Send);
        var topic = await education.TopicAsync();
        var article = (await education.DoAsync(both, (SaveEducationArticle use) => use.HandleAsync(new() { TopicId = topic.Value, Title = "血压", SmsText = "请测血压" }, submits: true))).Value;

        Assert.Equal("Education.OwnArticle", (await education.Hospital.Run.RunAsync(both, (JudgeArticle use) => use.HandleAsync(article, 1, null))).Problem!.Code);
        Assert.Equal("Education.NotApproved", (await education.Hospital.Run.RunAsync(both, (StartArticle use) => use.HandleAsync(article, 1))).Problem!.Code);
        Assert.Equal(0, await education.Hospital.WithDbAsync(db => db.EducationCampaigns.CountAsync()));
    }

    [Fact]
    public async Task Other_words_want_another_approval_and_the_same_words_do_not()
    {
        await using var education = await EducationHospital.OpenAsync();
        var topic = await education.TopicAsync();
        var article = await education.ArticleAsync(topic);
        var form = (await education.DoAsync(education.Wu, (ReadEducationArticle use) => use.HandleAsync(article))).Value!.Form;
        form.Text = "正文只在院内查阅";
        await education.DoAsync(education.Wu, (SaveEducationArticle use) => use.HandleAsync(form));
        var same = (await education.DoAsync(education.Wu, (ReadEducationArticle use) => use.HandleAsync(article))).Value!;

        same.Form.SmsText = "换了说法";
        await education.DoAsync(education.Wu, (SaveEducationArticle use) => use.HandleAsync(same.Form));

        var other = (await education.DoAsync(education.Wu, (ReadEducationArticle use) => use.HandleAsync(article))).Value!;
        Assert.Equal((ArticleState.Approved, ArticleState.Draft), (same.Standing!.State, other.Standing!.State));
        Assert.Null(other.Standing.JudgedBy);
    }

    [Fact]
    public async Task A_refused_one_says_why_and_comes_back_after_it_was_written_anew()
    {
        await using var education = await EducationHospital.OpenAsync();
        var article = (await education.DoAsync(education.Wu, async (SaveEducationArticle use) => await use.HandleAsync(new() { TopicId = (await education.TopicAsync()).Value, Title = "血压", SmsText = "请测血压" }, submits: true))).Value;
        Assert.Equal("Education.RefusalReason", (await education.Hospital.Run.RunAsync(education.Li, (JudgeArticle use) => use.HandleAsync(article, 1, " "))).Problem!.Code);
        await education.DoAsync(education.Li, (JudgeArticle use) => use.HandleAsync(article, 1, "请写明测量次数"));
        var refused = (await education.DoAsync(education.Wu, (ReadEducationArticle use) => use.HandleAsync(article))).Value!;

        refused.Form.SmsText = "请每天早晚各测一次血压";
        await education.DoAsync(education.Wu, (SaveEducationArticle use) => use.HandleAsync(refused.Form, submits: true));
        await education.DoAsync(education.Li, async (JudgeArticle use) => await use.HandleAsync(article, await education.VersionAsync(article), null));

        Assert.Equal((ArticleState.Rejected, "请写明测量次数"), (refused.Standing!.State, refused.Standing.Why));
        Assert.Equal(ArticleState.Approved, (await education.DoAsync(education.Wu, (ReadEducationArticle use) => use.HandleAsync(article))).Value!.Standing!.State);
    }

    [Theory]
    [InlineData("乙型肝炎的预防", "请定期体检", "Education.Sensitive")]
    [InlineData("体检", "人流术后注意休息", "Education.Sensitive")]
    [InlineData("体检", "【别家医院】请来体检", "Messaging.SignatureIsPut")]
    [InlineData("", "请来体检", "Education.TitleNeeded")]
    [InlineData("体检", " ", "Education.SmsNeeded")]
    public async Task What_must_not_stand_on_a_lock_screen_is_refused(string title, string sms, string code)
    {
        await using var education = await EducationHospital.OpenAsync();
        var topic = await education.TopicAsync();

        var problem = (await education.Hospital.Run.RunAsync(education.Wu, (SaveEducationArticle use) => use.HandleAsync(new() { TopicId = topic.Value, Title = title, SmsText = sms }))).Problem!;

        Assert.Equal(code, Assert.Single(problem.Fields).Code);
    }

    [Fact]
    public async Task One_that_was_sent_cannot_be_deleted()
    {
        await using var education = await EducationHospital.OpenAsync();
        var topic = await education.TopicAsync();
        var (sent, draft) = (await education.ArticleAsync(topic), await education.ArticleAsync(topic, "另一篇"));
        await education.StartAsync(sent);

        Assert.Equal("Education.ArticleSent", (await education.Hospital.Run.RunAsync(education.Wu, (RemoveEducationArticles use) => use.HandleAsync([sent, draft]))).Problem!.Code);
        await education.DoAsync(education.Wu, (RemoveEducationArticles use) => use.HandleAsync([draft]));
        Assert.Equal(1, await education.Hospital.WithDbAsync(db => db.EducationArticles.CountAsync()));
    }
}
