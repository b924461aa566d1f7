import { contextBridge, ipcRenderer } from 'electron';
import { bridge } from './bridge.ts';

contextBridge.exposeInMainWorld('api', { ...bridge, print: (html: string): Promise<unknown> => ipcRenderer.invoke('print', html) });
