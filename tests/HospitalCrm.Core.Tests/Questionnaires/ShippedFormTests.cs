using HospitalCrm.Core.Data;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using static HospitalCrm.Core.Tests.Questionnaires.QuestionnaireHospital;

namespace HospitalCrm.Core.Tests.Questionnaires;

/// <summary>What every hospital starts with.</summary>
public sealed class ShippedFormTests
{
    private const string Yes = "yes";

    // Scales with an owner, and a mark that is not ours (docs/adr/0052).
    private static readonly string[] Owned = ["PHQ", "GAD", "HCAHPS", "CAHPS", "Morisky", "MMAS", "EQ-5D", "HADS", "SF-36", "Barthel", "Braden", "Morse", "NPS", "净推荐值"];

    public static TheoryData<string> Codes => [.. QuestionnaireDefaults.All.Select(form => form.Code)];

    public static TheoryData<string, string, string> RedFlags => new()
    {
        { "discharge-general", "temperature", "38.5" },
        { "discharge-cardiology", "chest-pain", Yes },
        { "discharge-cardiology", "night-choking", Yes },
        { "discharge-surgery", "wound-oozing", Yes },
        { "discharge-surgery", "calf-pain", Yes },
        { "discharge-obstetrics", "heavy-bleeding", Yes },
        { "discharge-obstetrics", "temperature", "38.5" },
        { "discharge-respiratory", "breath", "worse" },
        { "discharge-endocrine", "low-sugar", Yes },
        { "discharge-neurology", "new-weakness", Yes },
        { "discharge-paediatrics", "spirit", "poor" },
        { "discharge-gastro", "black-stool", Yes },
        { "discharge-urology", "no-urine", Yes },
        { "discharge-psychiatry", "self-harm", Yes },
        { "discharge-psychiatry", "danger", "3" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_holds_together_and_is_in_our_own_words(string code)
    {
        var form = Form(code);

        Assert.Empty(DesignRules.Check(form.Set, new Dictionary<string, QuestionType>()));
        Assert.NotEmpty(form.Set.DueDays);
        Assert.NotEmpty(form.Set.Opening);
        Assert.All(Owned, owned => Assert.DoesNotContain(owned, form.Name + form.Set.ToJson(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Twelve_templates_of_discharge_three_forms_of_the_state_and_satisfaction()
    {
        Assert.Equal(12, QuestionnaireDefaults.All.Count(form => form.Kind == QuestionnaireKind.Discharge));
        Assert.Equal(["psychiatric-visit", "postpartum-visit", "newborn-visit"], QuestionnaireDefaults.All.Where(form => form.Kind == QuestionnaireKind.PublicHealth).Select(form => form.Code));
        Assert.Equal([3, 7, 28, 42], Form("discharge-obstetrics").Set.DueDays);
        Assert.Equal([14, 90], Form("discharge-psychiatry").Set.DueDays);
    }

    [Theory]
    [MemberData(nameof(RedFlags))]
    public void What_a_department_must_not_miss_is_warned_of(string code, string question, string answer)
    {
        var check = Form(code).Set.Check(Answers.None.With(question, answer));

        Assert.Contains(check.Flags, flag => flag.Question == question);
        Assert.NotNull(check.Opinion);
    }

    [Fact]
    public void Fever_after_chemotherapy_is_warned_of_and_fever_without_is_left_to_the_doctor()
    {
        var oncology = Form("discharge-oncology").Set;

        Assert.Single(oncology.Check(Answers.None.With("temperature", "38.5").With("chemo", Yes)).Flags);
        Assert.Empty(oncology.Check(Answers.None.With("temperature", "38.5").With("chemo", "no")).Flags);
    }

    [Theory]
    [InlineData("4", "不稳定，2周内随访")]
    [InlineData("2", "基本稳定，2周后随访")]
    [InlineData("0", "稳定，3个月后随访")]
    public void The_next_psychiatric_visit_follows_the_danger(string danger, string opinion) =>
        Assert.Equal(opinion, Form("psychiatric-visit").Set.Check(Answers.None.With("reached", "patient").With("danger", danger)).Opinion?.Opinion);

    [Fact]
    public void Of_somebody_who_was_not_found_nothing_but_the_reason_is_asked()
    {
        var check = Form("psychiatric-visit").Set.Check(Answers.None.With("way", "phone").With("reached", "lost").With("lost-why", "moved"));

        Assert.Equal(["way", "reached", "lost-why"], check.Asked.Select(question => question.Key));
        Assert.Empty(check.Problems);
    }

    [Theory]
    [InlineData("心内科", "discharge-cardiology")]
    [InlineData("妇产科", "discharge-obstetrics")]
    [InlineData("呼吸内科", "discharge-respiratory")]
    [InlineData("普外科", "discharge-surgery")]
    [InlineData("泌尿外科", "discharge-urology")]
    [InlineData("神经外科", "discharge-neurology")]
    [InlineData("肝胆外科", "discharge-surgery")]
    [InlineData("心脏外科", "discharge-surgery")]
    [InlineData("眼科", "discharge-general")]
    public void A_department_finds_its_template_by_its_name(string department, string code) => Assert.Equal(code, QuestionnaireDefaults.For(department));

    [Fact]
    public async Task They_are_put_in_once_and_what_the_hospital_wrote_stays()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        await hospital.InstallAsync();
        var id = await hospital.WithDbAsync(db => db.Questionnaires.Where(known => known.Code == "discharge-cardiology").Select(known => known.Id).SingleAsync());
        await hospital.PublishAsync(writer, id, Pain());
        var before = await CountAsync(hospital);

        await hospital.InstallAsync();

        Assert.Equal(before, await CountAsync(hospital));
        Assert.Equal(2, (await hospital.SheetAsync(writer, id)).InForce);
        Assert.Equal((6, 4), await hospital.WithDbAsync(async db => (await db.SatisfactionItems.CountAsync(item => item.Scope == SatisfactionScope.Department), await db.SatisfactionItems.CountAsync(item => item.Scope == SatisfactionScope.Staff))));
        Assert.True(await hospital.WithDbAsync(db => db.LibraryTexts.CountAsync(text => text.Kind == LibraryKind.Condition)) >= 10);
    }

    private static Task<(int, int, int, int)> CountAsync(TestHospital hospital) => hospital.WithDbAsync(async db =>
        (await db.Questionnaires.CountAsync(), await db.QuestionnaireEditions.CountAsync(), await db.LibraryTexts.CountAsync(), await db.SatisfactionItems.CountAsync()));

    private static Core.Questionnaires.Shipped.ShippedForm Form(string code) => QuestionnaireDefaults.All.Single(form => form.Code == code);
}
