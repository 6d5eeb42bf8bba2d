using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Core.Surveys.Satisfaction;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Surveys;

/// <summary>A figure of satisfaction is a list; of one department only what cannot be told from the others.</summary>
public sealed class SatisfactionFigureTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public async Task Every_figure_counts_the_patients_its_list_shows()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RateAsync(hospital, "1001", 7, ("dept-attitude", "attitude", 80), ("dept-price", "price", 60));
        await RateAsync(hospital, "1002", 6, ("dept-attitude", "attitude", 100));
        await RateAsync(hospital, "1002", 1, ("dept-price", "price", 30));
        var patient = await RateAsync(hospital, "1002", 1, ("dept-price", "price", 30));
        await hospital.AddAsync(new SatisfactionRating(new(Guid.NewGuid(), 1, patient, null, "1002"), new(SatisfactionScope.Staff, "staff-skill", "skill", "doctor01", 80), Day));
        var reader = await ReaderAsync(hospital);

        foreach (var department in new[] { null, "1001", "1002" })
        {
            var sums = await SumAsync(hospital, reader, department);
            Assert.Equal(sums.Total.Answers, await CountAsync(hospital, reader, department, ("ratedScope", "Department")));
            foreach (var group in sums.Departments)
            {
                Assert.Equal(group.Answers, await CountAsync(hospital, reader, group.Key, ("ratedScope", "Department")));
            }

            foreach (var group in sums.Classes)
            {
                Assert.Equal(group.Answers, await CountAsync(hospital, reader, department, ("ratedClass", group.Key)));
            }

            foreach (var group in sums.Items)
            {
                Assert.Equal(group.Answers, await CountAsync(hospital, reader, department, ("ratedItem", group.Key)));
            }
        }

        Assert.Equal(16, await CountAsync(hospital, reader, null));
        Assert.Equal((13L, 2L), (await CountAsync(hospital, reader, null, ("ratedClass", "attitude")), await CountAsync(hospital, reader, "1002", ("ratedClass", "price"))));
    }

    [Fact]
    public async Task Of_one_department_nothing_is_shown_that_would_tell_a_small_share_of_another()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RateAsync(hospital, "1001", 9, ("dept-attitude", "attitude", 80), ("dept-price", "price", 60));
        await RateAsync(hospital, "1002", 8, ("dept-attitude", "attitude", 80));
        await RateAsync(hospital, "1002", 1, ("dept-price", "price", 1));
        var reader = await ReaderAsync(hospital);

        var all = await SumAsync(hospital, reader, null);
        var own = await SumAsync(hospital, reader, "1001");

        // Ten marks of prices in the house, nine of them here: the tenth would be told by both.
        Assert.True(all.Classes.Single(group => group.Key == "price").IsShown);
        Assert.False(own.Classes.Single(group => group.Key == "price").IsShown);
        Assert.Equal(9, own.Classes.Single(group => group.Key == "price").Answers);
        Assert.True(own.Total.IsShown);
    }

    [Fact]
    public async Task A_department_of_few_shows_nothing_when_it_is_asked_alone_either()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RateAsync(hospital, "1001", 20, ("dept-attitude", "attitude", 80));
        await RateAsync(hospital, "1002", 3, ("dept-attitude", "attitude", 1));
        var reader = await ReaderAsync(hospital);

        var few = await SumAsync(hospital, reader, "1002");
        var none = await SumAsync(hospital, reader, "1003");

        Assert.Equal((3, false), (few.Total.Answers, few.Total.IsShown));
        Assert.All(few.Departments.Concat(few.Classes).Concat(few.Items), group => Assert.False(group.IsShown));
        Assert.Equal((0, 0, 0), (none.Total.Answers, none.Departments.Count, none.Items.Count));
    }

    [Fact]
    public async Task The_list_reads_the_marks_in_words_and_nothing_of_how_persons_were_rated()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await using (var scope = hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
            await scope.ServiceProvider.GetRequiredService<SettingsSetup>().InstallAsync(default);
            await scope.ServiceProvider.GetRequiredService<QuestionnaireSetup>().InstallAsync(default);
            await scope.ServiceProvider.GetRequiredService<Core.Data.CrmDb>().SaveChangesAsync();
        }

        var patient = await RateAsync(hospital, "1001", 1, ("dept-attitude", "attitude", 80));
        var source = Guid.NewGuid();
        await hospital.AddAsync(
            new SatisfactionRating(new(source, 1, patient, null, "1001"), new(SatisfactionScope.Department, "dept-attitude", "attitude", null, 30), Day),
            new SatisfactionRating(new(source, 1, patient, null, "1001"), new(SatisfactionScope.Staff, "staff-skill", "skill", "doctor01", 1), Day));
        var reader = await ReaderAsync(hospital);

        var rows = (await hospital.Run.ReadAsync(reader, SatisfactionAnswerList.Definition, new())).Value!.Rows;
        var forbidden = await hospital.Run.ReadAsync(await hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View), SatisfactionAnswerList.Definition, new());

        Assert.Equal([30, 80], rows.Select(row => row.Lowest!.Value).Order());
        Assert.All(rows, row => Assert.Contains("服务态度", row.Marks, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain("staff-skill", row.Marks, StringComparison.Ordinal));
        Assert.Equal(ProblemKind.Forbidden, forbidden.Problem!.Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Over_time_every_step_is_what_is_counted_by_hand_and_the_few_cannot_be_told_from_the_rest(int seed)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var random = new Random(seed);
        var patient = await RateAsync(hospital, "1001", 0);
        var (span, answers) = (new DaySpan(new(2026, 1, 15), Day), new List<(DateOnly On, string Department, double Mean)>());
        for (var at = 0; at < 150; at++)
        {
            var (on, department, scores) = (Day.AddDays(-random.Next(90)), random.Next(5) == 0 ? "1002" : "1001", new[] { random.Next(1, 101), random.Next(60, 101) });
            var stay = new RatedStay(Guid.NewGuid(), 1, patient, null, department);
            await hospital.AddAsync([.. scores.Index().Select(score => new SatisfactionRating(stay, new(SatisfactionScope.Department, $"item{score.Index}", "attitude", null, score.Item), on))]);
            answers.Add((on, department, scores.Average()));
        }

        var reader = await ReaderAsync(hospital);
        foreach (var department in new[] { null, "1001" })
        {
            var sums = (await hospital.Run.RunAsync(reader, (SumSatisfaction use) => use.HandleAsync(span.From, span.To, department))).Value!;
            Assert.Equal(span.Steps(), sums.Trend.Select(step => step.Span));
            foreach (var step in sums.Trend)
            {
                var own = answers.Where(answer => answer.On >= step.Span.From && answer.On <= step.Span.To && (department is null || answer.Department == department)).ToList();
                Assert.Equal(own.Count, step.Sum.Answers);
                Assert.True(step.Sum.Answers >= RatingSum.Fewest || !step.Sum.IsShown);
                if (step.Sum.IsShown)
                {
                    Assert.Equal(own.Average(answer => answer.Mean), step.Sum.Mean!.Value, 0.001);
                    Assert.Equal(own.Count(answer => answer.Mean >= SatisfactionRating.Satisfied) / (double)own.Count, step.Sum.SatisfiedShare!.Value, 0.001);
                }
            }

            var before = answers.Where(answer => answer.On >= sums.Before!.Span.From && answer.On <= sums.Before.Span.To && (department is null || answer.Department == department)).ToList();
            Assert.Equal((span.Before(), before.Count), (sums.Before!.Span, sums.Before.Total.Answers));
            Assert.DoesNotContain(sums.Trend.Where(step => step.Sum is { Answers: > 0, IsShown: false }).Sum(step => step.Sum.Answers), Enumerable.Range(1, RatingSum.Fewest - 1));
        }
    }

    [Fact]
    public async Task An_export_hides_what_the_page_hides_and_stands_on_the_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RateAsync(hospital, "1001", 7, ("dept-attitude", "attitude", 80));
        await RateAsync(hospital, "1002", 2, ("dept-attitude", "attitude", 1));
        var words = new SatisfactionWords(new("满意度", heading => heading, (actor, _, _) => actor.StaffNo), section => section, sum => sum.Key);

        var file = (await hospital.Run.RunAsync(await ReaderAsync(hospital), (ExportSatisfaction use) => use.HandleAsync(Day, Day, null, words))).Value!;
        var refused = await hospital.Run.RunAsync(await hospital.StaffAsync("agent01", "王芳"), (ExportSatisfaction use) => use.HandleAsync(Day, Day, null, words));
        var backwards = await hospital.Run.RunAsync(await hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View), (ExportSatisfaction use) => use.HandleAsync(Day, Day.AddDays(-1), null, words));

        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(cell => cell.InnerText).ToList();
        Assert.Contains("<5", cells);
        Assert.DoesNotContain("2", cells);
        Assert.Equal(1, await hospital.WithDbAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(db.AuditEntries, entry => entry.Entity == "satisfaction")));
        Assert.Equal((ProblemKind.Forbidden, "Surveys.DaysTooMany"), (refused.Problem!.Kind, backwards.Problem!.Code));
    }

    private static Task<Actor> ReaderAsync(TestHospital hospital) => hospital.StaffAsync("nursing01", "周护理", SurveyPermissions.View, SurveyPermissions.ViewAnswers, PatientPermissions.View, PatientPermissions.SeeNames);

    private static async Task<SatisfactionSums> SumAsync(TestHospital hospital, Actor reader, string? department) =>
        (await hospital.Run.RunAsync(reader, (SumSatisfaction use) => use.HandleAsync(Day, Day, department))).Value!;

    private static async Task<long> CountAsync(TestHospital hospital, Actor reader, string? department, params (string Filter, string Typed)[] filters)
    {
        var query = new ListQuery { Filters = filters.Append(("departmentCode", department ?? "")).Append(("ratedOn", "2026-03-02..2026-03-02")).Where(filter => filter.Item2.Length > 0).ToDictionary(filter => filter.Item1, filter => filter.Item2) };
        return (await hospital.Run.CountAsync(reader, SatisfactionAnswerList.Definition, query)).Value;
    }

    private static async Task<Id<Patient>> RateAsync(TestHospital hospital, string department, int people, params (string Item, string Class, int Score)[] marks)
    {
        var patient = await hospital.HaveAsync(new() { Name = "王芳", BirthDate = "1950-01-01", Numbers = [new() { Number = "13800138000" }] });
        await hospital.AddAsync([.. Enumerable.Range(0, people).SelectMany(_ =>
        {
            var stay = new RatedStay(Guid.NewGuid(), 1, patient, null, department);
            return marks.Select(mark => new SatisfactionRating(stay, new(SatisfactionScope.Department, mark.Item, mark.Class, null, mark.Score), Day));
        })]);
        return patient;
    }
}
