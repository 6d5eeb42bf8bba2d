using System.Globalization;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Lists;
using HospitalCrm.Web.Tests.Parts;

namespace HospitalCrm.Web.Tests.Exports;

/// <summary>What strangers read in an exported sheet stands in the repository as plain text. <c>CRM_WRITE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class ExportHeadingsTests : PartsTest
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    [Fact]
    public void The_headings_of_every_list_are_those_in_the_repository()
    {
        var file = Path.Combine(Solution.Root, "tests", "HospitalCrm.Web.Tests", "Exports", "headings.txt");
        var now = string.Concat(Languages.SelectMany(Headings).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("CRM_WRITE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, now);
        }

        Assert.Equal(File.ReadAllText(file), now);
    }

    private List<string> Headings(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return
            [
                .. ListCatalogue.All.Select(list =>
                    $"{language} {list.Name} [{Words.Title(list.RowType, list.Name)}] {string.Join(" | ", list.ColumnNames.Select(column => Words.Column(list.RowType, list.Name, column)))}"),
            ];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
