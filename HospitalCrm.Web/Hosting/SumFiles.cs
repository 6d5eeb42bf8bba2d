using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.FollowUps.Rates;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Surveys.Satisfaction;
using HospitalCrm.Web.Analytics.Periods;
using HospitalCrm.Web.Messaging;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Hosting;

/// <summary>The pages of figures that can be taken along, each as a workbook.</summary>
internal static class SumFiles
{
    public static void MapSumFiles(this WebApplication app)
    {
        app.MapSums<ExportAnalysis>(
            "/dashboard/analysis/export",
            (asked, words, ct) => use => use.HandleAsync(asked.From, asked.To, asked.Department, new(words.Sheet("Nav.analysis", "Period"), topic => words.Value(topic), line => ContactCharts.ResultOf(words, line)), ct));
        app.MapSums<ExportMessageSums>(
            "/messages/statistics/export",
            (asked, words, ct) => use => use.HandleAsync(asked.From, asked.To, new(words.Sheet("MessageStatistics", "Sum"), section => words[$"SumBy.{section}"], words.KindOf, category => words[$"Enum.MessageCategory.{category}"]), ct));
        app.MapSums<ExportFollowUpRates>(
            "/follow-ups/rates/export",
            (asked, words, ct) => use => use.HandleAsync(asked.From, asked.To, asked.Ward, words.Sheet("Nav.follow-ups-rates", "RateSheet"), ct));
        app.MapSums<ExportSatisfaction>(
            "/surveys/satisfaction/export",
            (asked, words, ct) => use => use.HandleAsync(asked.From, asked.To, asked.Department, new(words.Sheet("Nav.satisfaction", "Surveys"), section => words[$"Surveys.{section}"], sum => sum.Name ?? sum.Key), ct));
    }
}
