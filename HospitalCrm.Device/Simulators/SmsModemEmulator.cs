using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Simulators;

/// <summary>
/// A GSM modem with a card and a network at the far end of a <see cref="PtyPair"/>, in PDU mode, misbehaving as its
/// <see cref="SmsModemManners"/> say. Three programs we did not write send through it (tests show it).
/// </summary>
public sealed class SmsModemEmulator : IAsyncDisposable
{
    private const char CtrlZ = '\x1A';
    private const char Escape = '\x1B';

    private readonly SerialPort _port;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _mouth = new(1);
    private readonly SmsModemCard _card = new();
    private readonly SmsModemCommands _commands;
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ConcurrentQueue<string> _reports = new();
    private readonly Task _serving;
    private volatile string? _unconfirmed;
    private int? _announced;
    private int _pdus;
    private byte _reference;

    private SmsModemEmulator(SerialPort port, SmsModemManners manners)
    {
        (_port, Manners) = (port, manners);
        _commands = new(_card);
        _commands.Acknowledged += () => _unconfirmed = null;
        _serving = ServeAsync(_stop.Token);
    }

    public SmsModemManners Manners { get; set; }

    /// <summary>Everything it was told, in order, PDUs too.</summary>
    public IReadOnlyList<string> Commands => [.. _heard];

    /// <summary>The PDUs the network took, as hex.</summary>
    public IReadOnlyList<string> Sent => [.. _sent];

    /// <summary>How many messages lie on the card.</summary>
    public int OnCard => _card.Count;

    public static SmsModemEmulator Attach(string port, SmsModemManners manners, TimeProvider clock) =>
        new(SerialPort.Open(port, clock, wire: new(marks: $"{CtrlZ}{Escape}")), manners);

    /// <summary>A message comes in from the network: onto the card, announced if that was asked for. False when the card is full.</summary>
    public async Task<bool> ReceiveAsync(string hex, CancellationToken ct)
    {
        if (_card.Store(hex, Manners.Places) is not { } index)
        {
            return false;
        }

        if (_commands.Announces)
        {
            await PrintAsync($"\r\n+CMTI: \"SM\",{index}\r\n", ct);
        }

        return true;
    }

    /// <summary>A PDU comes in and goes straight to the host.</summary>
    public Task ReceiveDirectAsync(string hex, CancellationToken ct) =>
        PrintAsync($"\r\n+CMT: ,{SimulatedPdu.LengthOf(hex)}\r\n{hex}\r\n", ct);

    /// <summary>A report as <c>AT+CNMI</c> asked for it. Directly: the next only after the host has acknowledged this one.</summary>
    public async Task ReportAsync(string hex, CancellationToken ct)
    {
        if (_commands.Reports == 2 && _card.Store(hex, Manners.Places) is { } index)
        {
            await PrintAsync($"\r\n+CDSI: \"SM\",{index}\r\n", ct);
        }
        else if (_commands.Reports == 1)
        {
            _reports.Enqueue(hex);
            await ForwardAsync(ct);
        }
    }

    public Task PrintAsync(string text, CancellationToken ct) => WriteAsync(Encoding.Latin1.GetBytes(text), ct);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        await _port.DisposeAsync();
        _stop.Dispose();
        _mouth.Dispose();
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        // One mouth: news and answers follow each other, they do not mix within a word.
        await _mouth.WaitAsync(ct);
        try
        {
            var piece = Manners.BytesAtATime == 0 ? bytes.Length : Manners.BytesAtATime;
            for (var at = 0; at < bytes.Length; at += piece)
            {
                await _port.WriteAsync(bytes.Slice(at, Math.Min(piece, bytes.Length - at)), ct);
                if (piece < bytes.Length)
                {
                    await Task.Yield();
                }
            }
        }
        finally
        {
            _mouth.Release();
        }
    }

    private async Task ServeAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                if (await _port.ReadLineAsync(DateTimeOffset.MaxValue, ct) is { } line)
                {
                    await HearAsync(line.Text, ct);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SerialPortException)
        {
            // Told to stop, or the cable is out.
        }
    }

    private async Task HearAsync(string text, CancellationToken ct)
    {
        if (!Manners.Answers)
        {
            return;
        }

        if (text[^1] is CtrlZ or Escape)
        {
            await HearPduAsync(text, ct);
            return;
        }

        _heard.Enqueue(text);
        var command = text.TrimStart();
        if (command.StartsWith("AT", StringComparison.OrdinalIgnoreCase))
        {
            await AnswerAsync(command, ct);
        }
    }

    private async Task AnswerAsync(string command, CancellationToken ct)
    {
        var echo = _commands.Echoes || Manners.EchoesForever ? command + "\r" : "";
        if (command.StartsWith("AT+CMGS=", StringComparison.OrdinalIgnoreCase))
        {
            await PromptAsync(echo, command[8..], ct);
            return;
        }

        var answer = _commands.Answer(command[2..], Manners);
        await PrintAsync($"{echo}{Manners.Noise}{answer}\r\n{(answer is null ? "ERROR" : "OK")}\r\n", ct);
        if (_unconfirmed is { } again && command.Contains("+CNMI=", StringComparison.OrdinalIgnoreCase))
        {
            // Whoever asks anew for reports has not got this one: the network sends it again.
            await BringAsync(again, ct);
        }

        await ForwardAsync(ct);
    }

    private async Task PromptAsync(string echo, string length, CancellationToken ct)
    {
        var fate = Manners.Fate(_pdus);
        _announced = int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var octets) ? octets : null;
        if (_announced is null || !fate.Prompts)
        {
            _pdus += fate.Prompts ? 0 : 1;
            await PrintAsync(fate.Prompts ? $"{echo}\r\nERROR\r\n" : echo, ct);
            return;
        }

        await PrintAsync($"{echo}{Manners.Noise}{fate.Interjection}\r\n> ", ct);
    }

    private async Task HearPduAsync(string text, CancellationToken ct)
    {
        if (_announced is not { } announced)
        {
            return;
        }

        _announced = null;
        if (text[^1] == Escape)
        {
            await PrintAsync("\r\nOK\r\n", ct);
            return;
        }

        var hex = text[..^1].Trim();
        _heard.Enqueue(hex);
        var fate = Manners.Fate(_pdus++);
        var submit = Read(hex, announced);
        await Task.Delay(Manners.SendTime, ct);
        var error = submit is null ? "+CMS ERROR: 304" : fate.Error;
        if (error is null)
        {
            _sent.Enqueue(hex);
            _reference++;
        }

        if (fate.AnswersAfterPdu)
        {
            var answer = error ?? $"+CMGS: {_reference}\r\n\r\nOK";
            await PrintAsync($"{(Manners.EchoesForever ? hex : "")}{fate.Interjection}{Manners.Noise}\r\n{answer}\r\n", ct);
        }

        if (error is null && submit!.WantsReport)
        {
            await ReportAsync(SimulatedPdu.Report(_reference, submit.To, fate.Status, TimeProvider.System.GetUtcNow()), ct);
        }
    }

    private async Task ForwardAsync(CancellationToken ct)
    {
        if (_unconfirmed is null && _reports.TryDequeue(out var hex))
        {
            _unconfirmed = _commands.WantsAcknowledgement ? hex : null;
            await BringAsync(hex, ct);
        }
    }

    private Task BringAsync(string hex, CancellationToken ct) => PrintAsync($"\r\n+CDS: {SimulatedPdu.LengthOf(hex)}\r\n{hex}\r\n", ct);

    private static SubmitPdu? Read(string hex, int announced)
    {
        try
        {
            return PduDecoder.Decode(hex, announced) as SubmitPdu;
        }
        catch (PduException)
        {
            return null;
        }
    }
}
