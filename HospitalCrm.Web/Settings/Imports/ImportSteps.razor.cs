using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Settings.Imports;

/// <summary>Import into a list: file, mapping, preview with what is wrong cell by cell, then all of it or nothing. The page says which use cases do it.</summary>
public sealed partial class ImportSteps(Wording words)
{
    private const int MostShown = 200;

    private ImportWords _words = null!; // set before the first rendering
    private Sheet? _sheet;
    private Dictionary<string, int> _found = [];
    private ImportPreview? _preview;
    private ImportReport? _report;
    private Problem? _problem;
    private string? _fileName;
    private bool _isBusy;

    [Parameter, EditorRequired] public ImportDefinition Import { get; set; } = null!;

    /// <summary>The list it is for.</summary>
    [Parameter, EditorRequired] public string BackUrl { get; set; } = "";

    [Parameter, EditorRequired] public Func<IReadOnlyList<ImportLine>, Task<Outcome<ImportPreview>>> Look { get; set; } = null!;

    [Parameter, EditorRequired] public Func<IReadOnlyList<ImportLine>, Task<Outcome<ImportReport>>> TakeOver { get; set; } = null!;

    /// <summary>What to know of this list's files.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is still to be done once all is taken over.</summary>
    [Parameter] public string? Next { get; set; }

    private Wording Words => words;

    private IEnumerable<ImportColumn> Shown => Import.Columns.Where(column => !column.IsIgnored && (column.IsRequired || _found.ContainsKey(column.Name)));

    private IReadOnlyList<string> Unused =>
        [.. _sheet!.Headings.Where((heading, at) => heading.Length > 0 && !_found.ContainsValue(at))];

    /// <summary>What is asked beside the file has changed: its rows may be something else now.</summary>
    public Task LookAgainAsync() => _sheet is null ? Task.CompletedTask : PreviewAsync();

    protected override void OnInitialized() => _words = new(words, Import);

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

        _found = _words.Guess(_sheet.Headings);
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
        if (Import.Columns.FirstOrDefault(column => column.IsRequired && !_found.ContainsKey(column.Name)) is { } missing)
        {
            _problem = new(ProblemKind.Invalid, "Settings.ImportColumnMissing", _words.Heading(missing));
            return;
        }

        var lines = _words.Lines(_sheet!, _found);
        var outcome = await Look(lines);
        (_preview, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task RunAsync()
    {
        _isBusy = true;
        var lines = _words.Lines(_sheet!, _found);
        var outcome = await TakeOver(lines);
        _isBusy = false;
        (_report, _problem) = (outcome.Value, outcome.Problem);
        if (_problem is null)
        {
            (_sheet, _preview) = (null, null);
        }
    }
}
