using FluentValidation;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Where an import writes to: how a row becomes a form, what is there already, and how all forms are put in.</summary>
public abstract class ImportTarget
{
    public abstract Task<ImportPreview> LookAsync(string list, IReadOnlyList<ImportLine> lines, CancellationToken ct);

    /// <summary>Puts in what <see cref="LookAsync"/> found new or changed. Never saves.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody added or took away one of them since; what was changed since, the save itself refuses.</exception>
    public abstract Task PutAsync(string list, CancellationToken ct);
}

/// <inheritdoc/>
/// <typeparam name="TForm">A record: two forms with the same content are the same.</typeparam>
public abstract class ImportTarget<TForm>(IValidator<TForm> validator) : ImportTarget
    where TForm : class
{
    private readonly HashSet<TForm> _new = new(ReferenceEqualityComparer.Instance);
    private List<TForm> _wanted = [];

    protected IReadOnlyList<TForm> Wanted => _wanted;

    public override async Task<ImportPreview> LookAsync(string list, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        await PrepareAsync(list, ct);
        var seen = new HashSet<string>(KeyComparer);
        var findings = new List<ImportFinding>(lines.Count);
        _wanted = [];
        _new.Clear();
        foreach (var line in lines)
        {
            List<FieldProblem> problems = [];
            var form = Read(list, line, problems);

            // A cell that could not be read is empty to the validator; one word about it is enough.
            var unread = problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
            problems.AddRange((await validator.ValidateAsync(form, ct)).Errors.Select(FieldProblems.From).Where(problem => !unread.Contains(problem.Field)));
            if (KeyOf(form) is { Length: > 0 } key && !seen.Add(key))
            {
                problems.Add(new(KeyColumn, "Settings.ImportTwice", [key]));
            }

            var known = problems.Count > 0 ? null : Known(form);
            var change = problems.Count > 0 ? ImportChange.Faulty : known is null ? ImportChange.New : known.Equals(form) ? ImportChange.Same : ImportChange.Changed;
            if (change is ImportChange.New or ImportChange.Changed)
            {
                _wanted.Add(form);
            }

            if (change == ImportChange.New)
            {
                _new.Add(form);
            }

            findings.Add(new(line, change, problems));
        }

        return new(findings, findings.Exists(finding => finding.Change == ImportChange.Faulty) ? null : Whole(list, _wanted));
    }

    public override async Task PutAsync(string list, CancellationToken ct)
    {
        await PrepareAsync(list, ct);
        foreach (var form in _wanted)
        {
            if (Known(form) is null != _new.Contains(form))
            {
                throw new DbUpdateConcurrencyException();
            }

            await PutAsync(form, ct);
        }
    }

    protected abstract string KeyColumn { get; }

    /// <summary>When two keys of a file are the same one.</summary>
    protected virtual StringComparer KeyComparer => StringComparer.OrdinalIgnoreCase;

    protected abstract Task PrepareAsync(string list, CancellationToken ct);

    protected abstract TForm Read(string list, ImportLine line, List<FieldProblem> problems);

    protected abstract string KeyOf(TForm form);

    /// <summary>The form as it is stored; null for a new one. Gives <paramref name="form"/> the stored one's key and version.</summary>
    protected abstract TForm? Known(TForm form);

    /// <summary>What is wrong with all of them together.</summary>
    protected virtual Problem? Whole(string list, IReadOnlyList<TForm> wanted) => null;

    protected abstract Task PutAsync(TForm form, CancellationToken ct);

    protected static string? Filled(string text) => text.Trim() is { Length: > 0 } filled ? filled : null;

    protected static bool ReadYes(ImportLine line, string column, bool unsaid, List<FieldProblem> problems)
    {
        var text = line[column].Trim();
        if (text.Length == 0)
        {
            return unsaid;
        }

        if (bool.TryParse(text, out var yes))
        {
            return yes;
        }

        problems.Add(new(column, "Settings.ImportChoice", [text]));
        return unsaid;
    }
}
