using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Settings.Imports;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Settings;

/// <summary>Import into a list of settings: file, mapping, preview with what is wrong cell by cell, then all of it or nothing.</summary>
public sealed partial class ImportPage(UseCaseRunner run, Wording words)
{
    private const int MostShown = 200;

    private ImportDefinition? _import;
    private ImportWords? _words;
    private Sheet? _sheet;
    private Dictionary<string, int> _found = [];
    private ImportPreview? _preview;
    private ImportReport? _report;
    private Problem? _problem;
    private string? _fileName;
    private bool _isBusy;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string List { get; set; } = "";

    private Wording Words => words;

    private string BackUrl => List switch { "guides" => "/guides", "exams" => "/guides/exams", _ => $"/settings/{List}" };

    private IEnumerable<ImportColumn> Shown => _import!.Columns.Where(column => !column.IsIgnored && (column.IsRequired || _found.ContainsKey(column.Name)));

    private IReadOnlyList<string> Unused =>
        [.. _sheet!.Headings.Where((heading, at) => heading.Length > 0 && !_found.ContainsValue(at))];

    protected override void OnParametersSet()
    {
        _import = ImportDefinition.Of(List);
        _words = _import is null ? null : new(words, _import);
    }

    private static TagTone ToneOf(ImportChange change) => change switch
    {
        ImportChange.New => TagTone.Good,
        ImportChange.Changed => TagTone.Info,
        ImportChange.Faulty => TagTone.Danger,
        _ => TagTone.Plain,
    };

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_sheet, _preview, _report, _problem, _fileName) = (null, null, null, null, chosen.File.Name);
        try
        {
            using var content = new MemoryStream();
            if (chosen.File.Size > SheetFile.LargestFile)
            {
                throw new RuleViolation("Settings.FileTooLarge", SheetFile.LargestFile / 1024 / 1024);
            }

            await using (var file = chosen.File.OpenReadStream(SheetFile.LargestFile))
            {
                await file.CopyToAsync(content);
            }

            // Off the circuit: a large file takes its time, and the page must go on answering.
            var isCsv = chosen.File.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
            _sheet = await Task.Run(() => SheetFile.Read(content.ToArray(), isCsv));
        }
        catch (RuleViolation refusal)
        {
            _problem = new(ProblemKind.Refused, refusal.Code, refusal.Args, []);
            return;
        }
        catch (IOException)
        {
            _problem = new(ProblemKind.Refused, "Settings.FileUnreadable");
            return;
        }

        _found = _words!.Guess(_sheet.Headings);
        await PreviewAsync();
    }

    private Task MapAsync(ImportColumn column, ChangeEventArgs change)
    {
        _found.Remove(column.Name);
        if (int.TryParse(change.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            _found[column.Name] = at;
        }

        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        _preview = null;
        if (_import!.Columns.FirstOrDefault(column => column.IsRequired && !_found.ContainsKey(column.Name)) is { } missing)
        {
            _problem = new(ProblemKind.Invalid, "Settings.ImportColumnMissing", _words!.Heading(missing));
            return;
        }

        var lines = _words!.Lines(_sheet!, _found);
        var outcome = await run.RunAsync(Actor, (PreviewImport use) => use.HandleAsync(List, lines));
        (_preview, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task RunAsync()
    {
        _isBusy = true;
        var lines = _words!.Lines(_sheet!, _found);
        var outcome = await run.RunAsync(Actor, (RunImport use) => use.HandleAsync(List, lines));
        _isBusy = false;
        (_report, _problem) = (outcome.Value, outcome.Problem);
        if (_problem is null)
        {
            (_sheet, _preview) = (null, null);
        }
    }
}
