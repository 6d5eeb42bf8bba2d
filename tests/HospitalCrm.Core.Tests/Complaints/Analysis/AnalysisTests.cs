using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Complaints.Analysis;

/// <summary>投诉分析: every figure is what a recount by hand finds, and the list behind it holds as many.</summary>
public sealed class AnalysisTests
{
    private static readonly DaySpan Winter = new(new(2025, 12, 1), new(2026, 2, 28));

    [Theory]
    [InlineData(1, "complaint01")]
    [InlineData(2, "complaint01")]
    [InlineData(3, "medical01")]
    public async Task Of_random_complaints_every_figure_is_a_recount_and_opens_as_many_rows(int seed, string by)
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var all = await RandomComplaints.FillAsync(hospital, new(seed), 220);
        var reader = await hospital.AsAsync(by);
        var seen = all.Where(complaint => by != "medical01" || complaint.HandlerCode == "9004").ToList();

        var analysis = (await hospital.Hospital.Run.RunAsync(reader, (AnalyseComplaints use) => use.HandleAsync(Winter.From, Winter.To))).Value!;

        var recount = new NaiveAnalysis(all, hospital.Hospital.Clock.GetUtcNow(), analysis.RepeatDays);
        Assert.Equal((new(2025, 9, 1), new(2025, 11, 30)), (analysis.Before.From, analysis.Before.To));
        Assert.Equal(by == "complaint01", analysis.IsWhole);
        recount.Compare(analysis.Total, seen, Winter, analysis.Fewest);
        recount.Compare(analysis.TotalBefore, seen, analysis.Before, analysis.Fewest);
        Assert.True(analysis.Total.Count > 15);
        foreach (var (group, lines) in analysis.Groups)
        {
            Assert.Equal(analysis.Total.Count, lines.Sum(line => line.Now.Count));
            foreach (var line in lines)
            {
                recount.Compare(line.Now, seen.Where(complaint => recount.IsIn(complaint, group, line.Key)), line.Span ?? Winter, analysis.Fewest);
                await BehindAsync(hospital, reader, group, line);
            }
        }

        Assert.Equal(analysis.Total.Count, analysis.Days.Sum(day => day.Received));
        Assert.Equal(analysis.Total[ComplaintMeasure.InTime], analysis.Days.Sum(day => day.InTime));
        Assert.All(analysis.Days, day => Assert.Equal(seen.Count(complaint => complaint.ReceivedDay == day.On.DayNumber), day.Received));
        foreach (var department in analysis.Departments)
        {
            var own = (await hospital.Hospital.Run.RunAsync(reader, (AnalyseComplaints use) => use.HandleAsync(Winter.From, Winter.To, department.Code))).Value!;
            var these = seen.Where(complaint => recount.IsIn(complaint, AnalysisGroup.Department, department.Code)).ToList();
            recount.Compare(own.Total, these, Winter, analysis.Fewest);
            recount.Compare(own.TotalBefore, these, own.Before, analysis.Fewest);
            Assert.Equal(own.Total.Count, await CountAsync(hospital, reader, ("received", "2025-12-01..2026-02-28"), ("departmentCode", department.Code)));
            Assert.Equal(analysis.Departments.Select(one => one.Code), own.Departments.Select(one => one.Code));
        }
    }

    [Fact]
    public async Task A_few_complaints_make_no_share_and_no_rate_and_leave_the_house_as_few()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("doctor02");
        for (var at = 0; at < 7; at++)
        {
            await hospital.RegisterAsync(at < 4 ? ComplaintHospital.Form() : ComplaintHospital.Form("doctor02", "charges"));
        }

        var patient = await hospital.Hospital.HaveAsync(new() { Name = "欧阳雪", BirthDate = "1960-01-01", Numbers = [new() { Number = "13700000001" }] });
        await hospital.Hospital.AddAsync([.. Enumerable.Range(0, 200).Select(day => new Encounter(patient, EncounterKind.Outpatient, "1001", new(2026, 3, 2)))]);
        var office = await hospital.AsAsync("complaint01");

        var analysis = (await hospital.Hospital.Run.RunAsync(office, (AnalyseComplaints use) => use.HandleAsync(new(2026, 3, 1), new(2026, 3, 31)))).Value!;
        var file = (await hospital.Hospital.Run.RunAsync(office, (ExportComplaintAnalysis use) => use.HandleAsync(new(2026, 3, 1), new(2026, 3, 31), null, Words))).Value!;

        Assert.Equal((7, 200, 350d), (analysis.Total.Count, analysis.Total.Visits, analysis.Total.Rate));
        var heart = analysis.Groups[AnalysisGroup.Department].Single(line => line.Key == "1001").Now;
        Assert.Equal((4, 200, null), (heart.Count, heart.Visits, heart.Rate));
        Assert.Equal((null, null), (analysis.Groups[AnalysisGroup.Category][0].Now.InTimeShare, analysis.Groups[AnalysisGroup.Category][0].Now.Told));
        var cells = Read(file.Bytes);
        Assert.Contains("7", cells);
        Assert.Contains("<5", cells);
        Assert.DoesNotContain("4", cells);
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Exported && entry.Entity == "complaint-analysis" && entry.ActorNo == "complaint01")));
    }

    [Fact]
    public async Task Days_that_are_none_are_refused_and_whoever_has_not_the_right_is_too()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var office = await hospital.AsAsync("complaint01");

        var backwards = await hospital.Hospital.Run.RunAsync(office, (AnalyseComplaints use) => use.HandleAsync(Winter.To, Winter.From));
        var endless = await hospital.Hospital.Run.RunAsync(office, (AnalyseComplaints use) => use.HandleAsync(new(2020, 1, 1), Winter.To));
        var agent = await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (AnalyseComplaints use) => use.HandleAsync(Winter.From, Winter.To));
        var empty = await hospital.Hospital.Run.RunAsync(office, (AnalyseComplaints use) => use.HandleAsync(new(2026, 2, 10), new(2026, 2, 14)));

        Assert.Equal(["Complaints.DaysTooMany", "Complaints.DaysTooMany"], new[] { backwards, endless }.Select(outcome => outcome.Problem!.Code));
        Assert.Equal(ProblemKind.Forbidden, agent.Problem!.Kind);
        Assert.Equal((0, null), (empty.Value!.Total.Count, empty.Value.Total.InTimeShare));
        Assert.Equal(new(new(2026, 2, 5), new(2026, 2, 9)), empty.Value.Before);
    }

    [Fact]
    public async Task What_is_confidential_and_about_the_reader_himself_is_of_no_department_and_no_class_to_him()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("manager01");
        await hospital.RegisterAsync(ComplaintHospital.Form("manager01", "ethics"));

        var own = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("manager01"), (AnalyseComplaints use) => use.HandleAsync(new(2026, 3, 1), new(2026, 3, 31)))).Value!;
        var office = (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("complaint01"), (AnalyseComplaints use) => use.HandleAsync(new(2026, 3, 1), new(2026, 3, 31)))).Value!;

        Assert.Equal("none", own.Groups[AnalysisGroup.Category].Single().Key);
        Assert.Equal("ethics", office.Groups[AnalysisGroup.Category].Single().Key);
        Assert.Equal(0, await CountAsync(hospital, await hospital.AsAsync("manager01"), ("categoryCode", "ethics")));
        Assert.Equal(1, await CountAsync(hospital, await hospital.AsAsync("manager01"), ("categoryCode", "none")));
    }

    private static async Task BehindAsync(ComplaintHospital hospital, Actor reader, AnalysisGroup group, AnalysisLine line)
    {
        var span = line.Span ?? Winter;
        (string, string)[] filters = [("received", $"{span.From:yyyy-MM-dd}..{span.To:yyyy-MM-dd}"), .. group switch
        {
            AnalysisGroup.Department => [("departmentCode", line.Key)],
            AnalysisGroup.Category => [("categoryCode", line.Key)],
            AnalysisGroup.Source => [("complaintSource", line.Key)],
            AnalysisGroup.Weekday => [("receivedWeekday", line.Key)],
            AnalysisGroup.Hour => [("receivedHour", line.Key)],
            _ => Array.Empty<(string, string)>(),
        }];
        Assert.Equal(line.Now.Count, await CountAsync(hospital, reader, filters));

        // The hours and weekdays show no more than that.
        foreach (var measure in group is AnalysisGroup.Hour or AnalysisGroup.Weekday ? [] : Enum.GetValues<ComplaintMeasure>())
        {
            Assert.Equal(line.Now[measure], await CountAsync(hospital, reader, [.. filters, ("complaintMeasure", measure.ToString())]));
        }
    }

    private static async Task<long> CountAsync(ComplaintHospital hospital, Actor reader, params (string Name, string Typed)[] filters)
    {
        var outcome = await hospital.Hospital.Run.CountAsync(reader, ComplaintList.Definition, new ListQuery { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Typed) });
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static readonly AnalysisWords Words = new("投诉分析", heading => heading, group => group?.ToString() ?? "All", (_, line) => "line " + line.Key, (actor, _, _) => actor.StaffNo);

    private static List<string> Read(byte[] file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(book).Select(error => error.Description));
        return [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(cell => cell.InnerText)];
    }
}
