using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.Tests.Questionnaires;

public sealed class DesignRulesTests
{
    private static readonly Dictionary<string, QuestionType> Nothing = [];

    private static readonly Question Pain = new() { Key = "pain", Text = "疼不疼？", Type = QuestionType.Single, Options = [new("no", "不疼"), new("yes", "疼")] };
    private static readonly Question Weight = new() { Key = "weight", Text = "体重？", Type = QuestionType.Number };

    [Fact]
    public void What_holds_together_has_no_problem() => Assert.Empty(Check(Pain, Weight with { ShowWhen = Condition.AnyOf("pain", "yes") }));

    [Fact]
    public void A_questionnaire_without_questions_is_none() => Assert.Equal(["Questionnaires.QuestionCount"], Check());

    [Fact]
    public void Questions_and_options_need_words()
    {
        Assert.Equal(["Questionnaires.QuestionText"], Check(Pain with { Text = " " }));
        Assert.Equal(["Questionnaires.OptionNames"], Check(Pain with { Options = [new("a", "疼"), new("b", "疼")] }));
        Assert.Equal(["Questionnaires.OptionCount"], Check(Pain with { Options = [new("a", "疼")] }));
        Assert.Equal(["Questionnaires.MatrixRows"], Check(Pain with { Type = QuestionType.Matrix }));
    }

    [Fact]
    public void A_key_names_one_question_only() => Assert.Equal(["Questionnaires.KeyTwice", "Questionnaires.KeyTwice"], Check(Pain, Pain));

    [Fact]
    public void What_a_condition_names_must_be_there()
    {
        Assert.Equal(["Questionnaires.QuestionGone"], Check(Weight with { ShowWhen = Condition.AnyOf("pain", "yes") }));
        Assert.Equal(["Questionnaires.OptionGone"], Check(Pain, Weight with { ShowWhen = Condition.AnyOf("pain", "sometimes") }));
        Assert.Equal(["Questionnaires.OptionMissing"], Check(Pain, Weight with { ShowWhen = Condition.AnyOf("pain") }));
        Assert.Equal(["Questionnaires.TestUnfit"], Check(Pain, Weight with { ShowWhen = Condition.AtLeast("pain", 1) }));
    }

    [Fact]
    public void A_branch_looks_up_never_down_nor_at_itself()
    {
        Assert.Equal(["Questionnaires.BranchLooksAhead"], Check(Weight with { ShowWhen = Condition.AnyOf("pain", "yes") }, Pain));
        Assert.Equal(["Questionnaires.BranchLooksAhead"], Check(Pain with { ShowWhen = Condition.AnyOf("pain", "yes") }));
    }

    [Fact]
    public void A_warning_needs_conditions_and_words_and_looks_at_answers()
    {
        Assert.Equal(["Questionnaires.FlagUnfinished"], Check(Pain with { Flags = [new() { Why = "疼" }] }));
        Assert.Equal(["Questionnaires.FlagUnfinished"], Check(Pain with { Flags = [new() { When = [Condition.AnyOf("pain", "yes")] }] }));
        Assert.Equal(["Questionnaires.FlagOfTotals"], Check(Pain with { Flags = [new() { When = [Condition.AtLeast(Condition.Score, 3)], Why = "多" }] }));
    }

    [Fact]
    public void A_range_goes_up() => Assert.Equal(["Questionnaires.RangeTurned"], Check(Weight with { Min = 9, Max = 3 }));

    [Fact]
    public void A_rule_without_conditions_stands_last_and_every_rule_says_something()
    {
        OpinionRule always = new() { Opinion = "好转", Guidance = "复诊" };
        OpinionRule pain = new() { When = [Condition.AnyOf("pain", "yes")], Opinion = "疼", Guidance = "就诊" };

        Assert.Equal(["Questionnaires.OpinionHidesOthers"], Codes(new() { Questions = [Pain], Opinions = [always, pain] }));
        Assert.Empty(Codes(new() { Questions = [Pain], Opinions = [pain, always] }));
        Assert.Equal(["Questionnaires.OpinionUnfinished"], Codes(new() { Questions = [Pain], Opinions = [pain with { Guidance = "" }] }));
        Assert.Equal(["Questionnaires.LimitMissing"], Codes(new() { Questions = [Pain], Opinions = [pain with { When = [new() { Question = Condition.Score, Test = ConditionTest.AtLeast }] }] }));
    }

    [Fact]
    public void A_question_that_was_asked_keeps_its_kind_of_answer()
    {
        var problem = Assert.Single(DesignRules.Check(new() { Questions = [Weight] }, new Dictionary<string, QuestionType> { ["weight"] = QuestionType.Text }));

        Assert.Equal(("weight", "Questionnaires.TypeChanged"), (problem.Question, problem.Code));
    }

    [Fact]
    public void A_key_that_once_named_something_never_names_anything_else()
    {
        HashSet<string> used = ["q1", "q2", "q7", "q7/o1", "q7/o4"];
        var set = QuestionSet.Empty.Add(-1, QuestionType.Single, used);

        Assert.Equal("q8", set.Questions[0].Key);
        Assert.Equal(["o1", "o2"], set.Questions[0].Options.Select(option => option.Key));
        Assert.Equal("q9", set.Copy(0, used).Questions[1].Key);
        Assert.Equal("o5", new Question { Key = "q7", Type = QuestionType.Single }.AddOption(used).Options[0].Key);
    }

    [Fact]
    public void A_copy_warns_of_its_own_answer()
    {
        var set = new QuestionSet { Questions = [Pain with { Flags = [new() { When = [Condition.AnyOf("pain", "yes")], Why = "疼" }] }] }.Copy(0, new HashSet<string>());

        Assert.Equal("q1", set.Questions[1].Flags[0].When[0].Question);
        Assert.Empty(DesignRules.Check(set, Nothing));
    }

    [Fact]
    public void Moving_beyond_the_ends_moves_nothing()
    {
        var set = new QuestionSet { Questions = [Pain, Weight] };

        Assert.Equal(["weight", "pain"], set.Move(0, 1).Questions.Select(question => question.Key));
        Assert.Same(set, set.Move(0, -1));
        Assert.Same(set, set.Move(1, 1));
    }

    [Fact]
    public void Another_kind_of_answer_leaves_behind_what_it_cannot_have()
    {
        var number = (Pain with { Flags = [new() { When = [Condition.AnyOf("pain", "yes")], Why = "疼" }] }).Turn(QuestionType.Number, new HashSet<string>());
        var matrix = Weight.Turn(QuestionType.Matrix, new HashSet<string>());

        Assert.Empty(number.Options);
        Assert.Empty(number.Flags);
        Assert.Equal((2, 1), (matrix.Options.Count, matrix.Rows.Count));
    }

    private static IEnumerable<string> Check(params Question[] questions) => Codes(new() { Questions = questions });

    private static IEnumerable<string> Codes(QuestionSet set) => DesignRules.Check(set, Nothing).Select(problem => problem.Code);
}
