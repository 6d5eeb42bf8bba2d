using System.Collections.Frozen;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>
/// Puts a source's codes into standard codes while its rows are applied, and puts what it cannot on the work list. A code nobody has
/// mapped stays as it came, and shows as it came. Never saves.
/// </summary>
public sealed class CodeTranslator(CrmDb db, CodeMeanings meanings, TimeProvider clock) : IRoomPart
{
    // Another process (or node) may have changed a map.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(string Source, string Domain, string Code), long> _unknown = [];
    private CodeMeanings.Held? _held;

    /// <summary>Before the first row.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        _held = meanings.Current;
        if (_held is not null && clock.GetUtcNow() - _held.ReadAt < Fresh)
        {
            return;
        }

        var standards = await db.DomainCodes.AsNoTracking().Where(code => code.IsEnabled).Select(code => new { code.Domain, code.Code }).ToListAsync(ct);
        var maps = await db.SourceCodes.AsNoTracking().Select(code => new { code.Source, code.Domain, code.Code, code.Standard }).ToListAsync(ct);
        _held = new(
            standards.GroupBy(code => code.Domain).ToFrozenDictionary(domain => domain.Key, domain => domain.Select(code => code.Code).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal),
            maps.ToFrozenDictionary(code => (code.Source, code.Domain, code.Code), code => code.Standard),
            clock.GetUtcNow());
        meanings.Keep(_held);
    }

    /// <summary>The standard code of what stands in a column; the value itself where nobody knows better.</summary>
    public string? Meaning(string source, HisColumn column, string? value, bool notes = true)
    {
        if (value is not { Length: > 0 } || HisCodes.DomainOf(column) is not { } domain || !_held!.Standards.TryGetValue(domain.Code, out var standards))
        {
            return value;
        }

        // A map wins over a code that happens to look like a standard's: another numbering of the same things is the usual case.
        var key = (source, domain.Code, value.Length <= 64 ? value : value[..64]);
        if (_held.Maps.TryGetValue(key, out var mapped) && mapped is not null)
        {
            return mapped;
        }

        if (standards.Contains(value))
        {
            return value;
        }

        if (notes)
        {
            _unknown[key] = _unknown.GetValueOrDefault(key) + 1;
        }

        return value;
    }

    /// <summary>All coded columns of a row, in place.</summary>
    /// <param name="notes">Whether what is not understood goes on the work list.</param>
    internal void Translate(string source, HisRecord record, bool notes)
    {
        foreach (var column in HisCodes.Of(record.View))
        {
            record.Put(column, Meaning(source, column, record[column], notes));
        }
    }

    /// <summary>Puts what was not understood on the work list, in the transaction that applies the rows.</summary>
    public async Task NoteAsync(CancellationToken ct)
    {
        if (_unknown.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var codes = _unknown.Keys.Select(key => key.Code).Distinct().ToList();
        var known = (await db.SourceCodes.Where(code => codes.Contains(code.Code)).ToListAsync(ct)).ToDictionary(code => (code.Source, code.Domain, code.Code));
        var isNew = false;
        foreach (var (key, times) in _unknown)
        {
            if (!known.TryGetValue(key, out var code))
            {
                code = db.SourceCodes.Add(new(key.Source, key.Domain, key.Code, now)).Entity;
                isNew = true;
            }

            code.See(times, now);
        }

        _unknown.Clear();
        if (isNew)
        {
            meanings.Forget();
        }
    }
}
