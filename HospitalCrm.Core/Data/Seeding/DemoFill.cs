using System.Threading.Channels;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Draws, seals and writes a hospital: streets are made on all cores, a few stretches ahead of the one writer, and written in order.</summary>
internal sealed class DemoFill(
    DemoPopulation population, ulong seed, Vault vault, NumberingPlan numbering, LoadTables tables, IProgress<DemoProgress>? progress)
{
    private const int Streets = 50; // a thousand patients
    private const int Ahead = 4;
    private const int CallsAtOnce = 5_000;
    private const int SuffixesAtOnce = 100_000;

    private readonly DemoIds _ids = new(seed);
    private readonly NumberOwners _owners = new(population.PatientCount);
    private readonly List<(string Suffix, int Patient)> _suffixes = new(population.PatientCount * 3);
    private readonly List<DemoCall> _calls = new(population.CallCount);

    /// <param name="known">Codes of departments that are there already.</param>
    public async Task RunAsync(WriteRows write, IReadOnlyCollection<string> known, CancellationToken ct)
    {
        await WriteDepartmentsAsync(write, known, ct);
        await WriteDiseasesAsync(write, ct);
        await WriteArchivesAsync(write, ct);
        var sorting = Task.Run(() => _suffixes.Sort((one, other) => string.CompareOrdinal(one.Suffix, other.Suffix) is not 0 and var order ? order : one.Patient - other.Patient), ct);
        await WriteCallsAsync(write, ct);
        await sorting;
        await WriteSuffixesAsync(write, ct);
    }

    private async Task WriteDepartmentsAsync(WriteRows write, IReadOnlyCollection<string> known, CancellationToken ct)
    {
        var batch = new LoadBatch(tables);
        foreach (var (department, index) in DemoClinic.Departments.Select((department, index) => (department, index)))
        {
            if (!known.Contains(department.Code))
            {
                batch.Add(department.ToDepartment(_ids.Of<Department>(DemoKind.Department, index)));
            }
        }

        await WriteAsync(write, batch, ct);
    }

    private async Task WriteDiseasesAsync(WriteRows write, CancellationToken ct)
    {
        var batch = new LoadBatch(tables);
        foreach (var (name, index) in DemoClinic.Departments.SelectMany(department => department.Diagnoses).Select(diagnosis => diagnosis.Name).Distinct().Select((name, index) => (name, index)))
        {
            batch.Add(new Disease(name) { Id = _ids.Of<Disease>(DemoKind.Disease, index) });
        }

        await WriteAsync(write, batch, ct);
    }

    private async Task WriteArchivesAsync(WriteRows write, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var stretches = Channel.CreateBounded<Task<LoadBatch>>(Ahead);
        var drawing = DrawAsync(stretches.Writer, stop.Token);
        var done = 0;
        try
        {
            await foreach (var stretch in stretches.Reader.ReadAllAsync(ct))
            {
                var batch = await stretch;
                await WriteAsync(write, batch, ct);
                Keep(batch);
                done += batch.Patients;
                progress?.Report(new("patients", done, population.PatientCount));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await drawing;
    }

    private async Task DrawAsync(ChannelWriter<Task<LoadBatch>> stretches, CancellationToken ct)
    {
        var archives = new DemoArchives(vault, numbering, _ids, new(vault, _ids, seed), population);
        try
        {
            for (var first = 0; first < population.BlockCount; first += Streets)
            {
                var from = first;
                await stretches.WaitToWriteAsync(ct);
                await stretches.WriteAsync(Task.Run(() => Draw(archives, from), ct), ct);
            }
        }
        finally
        {
            stretches.Complete();
        }
    }

    private LoadBatch Draw(DemoArchives archives, int first)
    {
        var batch = new LoadBatch(tables);
        for (var street = first; street < Math.Min(first + Streets, population.BlockCount); street++)
        {
            var block = population.Block(street);
            batch.Calls.AddRange(block.Calls);
            foreach (var patient in block.Patients)
            {
                archives.Add(batch, patient);
            }
        }

        return batch;
    }

    private void Keep(LoadBatch batch)
    {
        _suffixes.AddRange(batch.Suffixes);
        _calls.AddRange(batch.Calls);
        foreach (var (number, patient) in batch.Numbers)
        {
            _owners.Add(number, patient);
        }
    }

    private async Task WriteCallsAsync(WriteRows write, CancellationToken ct)
    {
        var history = new DemoCallHistory(vault, numbering, _ids, _owners);
        var calls = _calls.OrderBy(call => call.StartedAt).ToArray();
        for (var first = 0; first < calls.Length; first += CallsAtOnce)
        {
            progress?.Report(new("calls", first, calls.Length));
            var batch = new LoadBatch(tables);
            for (var i = first; i < Math.Min(first + CallsAtOnce, calls.Length); i++)
            {
                history.Add(batch, calls[i], i);
            }

            await WriteAsync(write, batch, ct);
        }
    }

    /// <summary>In the order of the table's key, so that every row is appended.</summary>
    private async Task WriteSuffixesAsync(WriteRows write, CancellationToken ct)
    {
        for (var first = 0; first < _suffixes.Count; first += SuffixesAtOnce)
        {
            progress?.Report(new("names", first, _suffixes.Count));
            var batch = new LoadBatch(tables);
            foreach (var (suffix, patient) in _suffixes.Skip(first).Take(SuffixesAtOnce))
            {
                batch.Add(new NameSuffix(suffix, _ids.Of<Patient>(DemoKind.Patient, patient)));
            }

            await WriteAsync(write, batch, ct);
        }
    }

    private async Task WriteAsync(WriteRows write, LoadBatch batch, CancellationToken ct)
    {
        foreach (var (table, rows) in batch.Rows.OrderBy(written => tables.Order(written.Key)))
        {
            await write(table, rows, ct);
        }
    }
}
