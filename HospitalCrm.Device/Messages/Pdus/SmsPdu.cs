namespace HospitalCrm.Device.Messages.Pdus;

/// <summary>What a PDU says. The first two bits tell which it is, seen from the network: deliver, submit, or status report.</summary>
public abstract record SmsPdu;
