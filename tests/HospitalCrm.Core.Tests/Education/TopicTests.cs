using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Education;

public sealed class TopicTests
{
    [Fact]
    public async Task A_type_is_numbered_by_the_product_and_keeps_its_audiences_and_who_set_it()
    {
        await using var education = await EducationHospital.OpenAsync();
        await education.TopicAsync();
        var second = await education.TopicAsync(
            EducationKind.Knowledge,
            new() { Name = "老年女性", AgeFrom = "60", AgeTo = "75", Sex = Sex.Female, VisitFrom = new(2025, 1, 1), VisitTo = new(2026, 3, 1) },
            EducationHospital.Ill("高血压；冠心病;高血压； "));

        var sheet = (await education.DoAsync(education.Wu, (ReadEducationTopic use) => use.HandleAsync(second))).Value!;

        Assert.Equal((2, "吴敏", EducationKind.Knowledge, 2), (sheet.Number, sheet.SetBy, sheet.Form.Kind, sheet.Form.Audiences.Count));
        var (old, ill) = (sheet.Form.Audiences[0], sheet.Form.Audiences[1]);
        Assert.Equal(("60", "75", (Sex?)Sex.Female, new DateOnly(2025, 1, 1)), (old.AgeFrom, old.AgeTo, old.Sex, old.VisitFrom!.Value));
        Assert.Equal("高血压；冠心病", ill.Keywords);
        Assert.Equal(TestHospital.Monday, sheet.SetAt);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_at_its_field()
    {
        await using var education = await EducationHospital.OpenAsync();
        var form = new EducationTopicForm
        {
            Name = " ",
            Audiences =
            [
                new() { Name = "", AgeFrom = "七十", AgeTo = "151" },
                new() { Name = "颠倒", AgeFrom = "60", AgeTo = "50", Keywords = "病", VisitFrom = new(2026, 2, 2), VisitTo = new(2026, 2, 1) },
                new() { Name = "太多", Keywords = string.Join(';', Enumerable.Range(0, 21).Select(at => $"病{at:00}")) },
            ],
        };

        var problem = (await education.Hospital.Run.RunAsync(education.Wu, (SaveEducationTopic use) => use.HandleAsync(form))).Problem!;

        Assert.Equal(
            [
                ("Name", "Education.NameNeeded"), ("Audiences[0].Name", "Education.AudienceName"), ("Audiences[0].AgeFrom", "Education.AgeUnreadable"), ("Audiences[0].AgeTo", "Education.AgeUnreadable"),
                ("Audiences[1].AgeTo", "Education.AgeOrder"), ("Audiences[1].Keywords", "Education.KeywordLength"), ("Audiences[1].VisitTo", "Education.VisitOrder"), ("Audiences[2].Keywords", "Education.KeywordsMany"),
            ],
            problem.Fields.Select(field => (field.Field, field.Code)));
        var none = (await education.Hospital.Run.RunAsync(education.Wu, (SaveEducationTopic use) => use.HandleAsync(new() { Name = "空", Audiences = [] }))).Problem!;
        Assert.Equal("Education.AudiencesNeeded", Assert.Single(none.Fields).Code);
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_a_type_with_articles_stays()
    {
        await using var education = await EducationHospital.OpenAsync();
        var topic = await education.TopicAsync();
        var stale = new EducationTopicForm { Id = topic.Value, Version = 0, Name = "改名", Audiences = [EducationHospital.Ill()] };

        Assert.Equal(ProblemKind.Stale, (await education.Hospital.Run.RunAsync(education.Wu, (SaveEducationTopic use) => use.HandleAsync(stale))).Problem!.Kind);
        await education.ArticleAsync(topic);
        Assert.Equal("Education.TopicInUse", (await education.Hospital.Run.RunAsync(education.Wu, (RemoveEducationTopics use) => use.HandleAsync([topic]))).Problem!.Code);
        var free = await education.TopicAsync();
        await education.DoAsync(education.Wu, (RemoveEducationTopics use) => use.HandleAsync([free]));
        Assert.Equal(1, await education.Hospital.WithDbAsync(db => db.EducationTopics.CountAsync()));
    }

    [Theory]
    [InlineData("高血压;冠心病", "高血压|冠心病")]
    [InlineData(" 高血压 ；； ; 高血压", "高血压")]
    [InlineData("高血压\r\n糖尿病", "高血压|糖尿病")]
    [InlineData("  ", "")]
    public void Keywords_are_split_at_both_semicolons(string typed, string words) => Assert.Equal(words, string.Join('|', Audience.Split(typed)));
}
