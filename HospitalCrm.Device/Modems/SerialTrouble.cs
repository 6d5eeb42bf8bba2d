namespace HospitalCrm.Device.Modems;

/// <summary>Why a serial port cannot be used. The names are the reason codes of the line lamp.</summary>
public enum SerialTrouble
{
    PortMissing,
    Permission,

    /// <summary>Another program holds the port.</summary>
    Busy,

    /// <summary>It was open, and the cable or the box went away.</summary>
    Unplugged,

    NotASerialPort,

    /// <summary>Anything else the kernel says; the number stands in the log.</summary>
    PortFault,
}
