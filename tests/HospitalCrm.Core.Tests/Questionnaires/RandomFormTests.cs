using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.Tests.Questionnaires;

/// <summary>What holds for every questionnaire and all answers, tried on thousands nobody thought of.</summary>
public sealed class RandomFormTests
{
    private const int Tries = 2000;

    [Fact]
    public void What_is_not_asked_is_neither_required_nor_warned_of_nor_kept()
    {
        var hidden = 0;
        foreach (var (set, answers) in All())
        {
            var check = set.Check(answers);
            var closed = set.Questions.Select(question => question.Key).Except(check.Asked.Select(question => question.Key)).ToHashSet();

            hidden += closed.Count;
            Assert.DoesNotContain(check.Problems, problem => closed.Contains(problem.Question));
            Assert.DoesNotContain(check.Flags, flag => closed.Contains(flag.Question));
            Assert.DoesNotContain(check.Kept.Keys, key => closed.Contains(key) || set.Find(key) is null);
        }

        Assert.True(hidden > Tries / 2, "Hardly a branch was closed: the forms try nothing.");
    }

    [Fact]
    public void What_is_kept_asks_warns_and_counts_the_same_again()
    {
        foreach (var (set, answers) in All())
        {
            var once = set.Check(answers);
            var again = set.Check(once.Kept);

            Assert.Equal(once.Kept, again.Kept);
            Assert.Equal(once.Asked.Select(question => question.Key), again.Asked.Select(question => question.Key));
            Assert.Equal(once.Flags, again.Flags);
            Assert.Equal(once.Score, again.Score);
            Assert.Equal(once.Opinion, again.Opinion);
        }
    }

    [Fact]
    public void A_form_answered_in_full_has_no_problem_and_every_branch_that_opens_was_asked()
    {
        foreach (var seed in Enumerable.Range(0, Tries))
        {
            var forms = new RandomForms(seed);
            var set = forms.Set();
            var check = set.Check(forms.Full(set));

            Assert.Empty(check.Problems);
            Assert.All(check.Asked, question => Assert.True(question.ShowWhen is null || check.Kept[question.ShowWhen.Question].Count > 0));
        }
    }

    [Fact]
    public void Questions_and_answers_come_back_from_their_text_as_they_were()
    {
        foreach (var (set, answers) in All())
        {
            var text = set.ToJson();
            var back = QuestionSet.FromJson(text);

            Assert.Equal(text, back.ToJson());
            Assert.Equal(QuestionSet.HashOf(text), QuestionSet.HashOf(back.ToJson()));
            Assert.Equal(answers, Answers.FromJson(answers.ToJson()));
            Assert.Equal(set.Check(answers).Kept, back.Check(answers).Kept);
        }
    }

    [Fact]
    public void What_holds_together_may_be_published_and_without_any_one_question_it_tells_what_dangles()
    {
        var dangling = 0;
        foreach (var (set, _) in All())
        {
            Assert.Empty(DesignRules.Check(set, new Dictionary<string, QuestionType>()));
            for (var place = 0; place < set.Questions.Count; place++)
            {
                var key = set.Questions[place].Key;
                var less = set.Remove(place);
                var named = less.Questions.SelectMany(Conditions).Concat(less.Opinions.SelectMany(rule => rule.When)).Any(condition => condition.Question == key);
                var told = DesignRules.Check(less, new Dictionary<string, QuestionType>()).Any(problem => problem.Code == "Questionnaires.QuestionGone");

                dangling += named ? 1 : 0;
                Assert.Equal(named, told);
            }
        }

        Assert.True(dangling > 0);
    }

    private static IEnumerable<Condition> Conditions(Question question) => [.. question.Flags.SelectMany(flag => flag.When), .. question.ShowWhen is { } branch ? new[] { branch } : []];

    private static IEnumerable<(QuestionSet Set, Answers Answers)> All() => Enumerable.Range(0, Tries).Select(seed =>
    {
        var forms = new RandomForms(seed);
        var set = forms.Set();
        return (set, forms.Answers(set));
    });
}
