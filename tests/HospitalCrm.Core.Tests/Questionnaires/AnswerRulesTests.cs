using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.Tests.Questionnaires;

public sealed class AnswerRulesTests
{
    private static readonly QuestionSet Heart = new()
    {
        Questions =
        [
            new() { Key = "pain", Text = "有没有胸痛？", Type = QuestionType.Single, IsRequired = true, Options = [new("no", "没有", 0), new("yes", "有", 2)], Flags = [new() { When = [Condition.AnyOf("pain", "yes")], Why = "胸痛发作" }] },
            new() { Key = "how-long", Text = "持续多久？", Type = QuestionType.Number, Unit = "分钟", Min = 0, Max = 600, IsRequired = true, ShowWhen = Condition.AnyOf("pain", "yes") },
            new() { Key = "signs", Text = "还有什么？", Type = QuestionType.Multiple, Options = [new("none", "都没有", null, IsExclusive: true), new("sweat", "出汗", 1), new("faint", "晕倒", 3)] },
            new() { Key = "service", Text = "评价", Type = QuestionType.Matrix, IsRequired = true, Rows = [new("doctor", "医生"), new("nurse", "护士")], Options = [new("good", "满意"), new("bad", "不满意")] },
            new() { Key = "tired", Text = "有多累？", Type = QuestionType.Scale, Weight = 0.5m },
        ],
        Opinions =
        [
            new() { When = [Condition.AtLeast(Condition.Flags, 1)], Opinion = "需评估", Guidance = "今天就诊", Why = "有异常预警" },
            new() { When = [Condition.AtLeast(Condition.Score, 4)], Opinion = "乏力明显", Guidance = "一周内复诊" },
            new() { Opinion = "平稳", Guidance = "按约复诊" },
        ],
    };

    private static readonly Answers Well = Answers.None.With("pain", "no").With("service", "doctor=good", "nurse=good");

    [Fact]
    public void A_branch_opens_with_its_answer_and_closes_with_another_and_what_was_typed_in_it_is_not_kept()
    {
        var ill = Well.With("pain", "yes").With("how-long", "15");

        Assert.Contains(Heart.Check(ill).Asked, question => question.Key == "how-long");
        Assert.Equal("15", Heart.Check(ill).Kept.One("how-long"));
        Assert.DoesNotContain(Heart.Check(ill.With("pain", "no")).Asked, question => question.Key == "how-long");
        Assert.Null(Heart.Check(ill.With("pain", "no")).Kept.One("how-long"));
    }

    [Fact]
    public void What_is_required_is_missed_only_where_it_is_asked()
    {
        Assert.Empty(Heart.Check(Well).Problems);
        Assert.Equal(("how-long", "Questionnaires.AnswerNeeded"), Heart.Check(Well.With("pain", "yes")).Problems.Select(problem => (problem.Question, problem.Code)).Single());
    }

    [Fact]
    public void A_warning_says_what_was_asked_and_answered_and_why()
    {
        var flag = Assert.Single(Heart.Check(Well.With("pain", "yes")).Flags);

        Assert.Equal(new("pain", "有没有胸痛？", "有", "胸痛发作"), flag);
        Assert.Empty(Heart.Check(Well).Flags);
    }

    [Fact]
    public void The_first_rule_that_holds_gives_the_opinion_with_its_reason()
    {
        Assert.Equal(new("需评估", "今天就诊", "有异常预警；有没有胸痛：有"), Heart.Check(Well.With("pain", "yes")).Opinion);
        Assert.Equal("乏力明显", Heart.Check(Well.With("tired", "8")).Opinion!.Opinion);
        Assert.Equal("平稳", Heart.Check(Well).Opinion!.Opinion);
        Assert.Null(Heart.Check(Answers.None).Opinion);
    }

    [Fact]
    public void Points_of_options_and_weighed_scales_are_added()
    {
        Assert.Equal(2 + 1 + 3 + 3.5m, Heart.Check(Well.With("pain", "yes").With("signs", "sweat", "faint").With("tired", "7")).Score);
        Assert.Null(Heart.Check(Well.With("pain")).Score);
    }

    [Theory]
    [InlineData("pain", "maybe", "Questionnaires.AnswerUnknown")]
    [InlineData("pain", "yes|no", "Questionnaires.AnswerUnknown")]
    [InlineData("signs", "none|sweat", "Questionnaires.AnswerExclusive")]
    [InlineData("signs", "sweat|sweat", "Questionnaires.AnswerUnknown")]
    [InlineData("service", "doctor=good", "Questionnaires.AnswerRowNeeded")]
    [InlineData("service", "doctor=good|doctor=bad", "Questionnaires.AnswerUnknown")]
    [InlineData("service", "cook=good|nurse=good", "Questionnaires.AnswerUnknown")]
    [InlineData("tired", "11", "Questionnaires.AnswerOutside")]
    [InlineData("tired", "7.5", "Questionnaires.AnswerNoNumber")]
    [InlineData("how-long", "601", "Questionnaires.AnswerOutside")]
    [InlineData("how-long", "很久", "Questionnaires.AnswerNoNumber")]
    public void What_cannot_be_meant_is_refused_at_its_question_and_not_kept(string key, string values, string code)
    {
        var check = Heart.Check(Well.With("pain", "yes").With("how-long", "5").With(key, values.Split('|')));

        Assert.Contains(check.Problems, problem => problem.Question == key && problem.Code == code);
        Assert.Empty(check.Kept[key]);
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("29.2.2026")]
    [InlineData("明天")]
    public void An_impossible_day_is_refused(string day)
    {
        var set = new QuestionSet { Questions = [new() { Key = "next", Text = "下次", Type = QuestionType.Date }] };

        Assert.Equal("Questionnaires.AnswerNoDate", Assert.Single(set.Check(Answers.None.With("next", day)).Problems).Code);
        Assert.Empty(set.Check(Answers.None.With("next", "2028-02-29")).Problems);
    }

    [Fact]
    public void The_same_figure_is_kept_in_one_way()
    {
        Assert.Equal("38", Heart.Check(Well.With("pain", "yes").With("how-long", "038.0")).Kept.One("how-long"));
    }

    [Fact]
    public void Broken_answers_of_another_time_are_no_answers()
    {
        Assert.Same(Answers.None, Answers.FromJson("{\"pain\":3}"));
        Assert.Same(Answers.None, Answers.FromJson("nonsense"));
        Assert.Same(Answers.None, Answers.FromJson(null));
    }
}
